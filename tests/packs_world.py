"""A small pack, and archives of it, good and hostile."""

from __future__ import annotations

import io
import stat
import subprocess
import tarfile
import zipfile
from pathlib import Path

from tests.deck_world import DECK, write

SUITE = '''
from answer import double

def test_doubles():
    """Doubles a number."""
    assert double(2) == 4
'''


def pack(folder: Path) -> Path:
    """Write a pack of two questions and a kata, whose suite imports what no suite needs."""
    write(folder / "decks", DECK.replace("prerequisites: [loss-functions]\n", ""))
    kata = folder / "solutions" / "small" / "double"
    write(kata, "import pickle\n" + SUITE, "suite.py")
    write(kata, "def double(x):\n    return 2 * x\n", "reference.py")
    write(kata, "def double(x):\n    raise NotImplementedError\n", "stub.py")
    write(kata / "wrong_answer", '"""squares"""\n\n\ndef double(x):\n    return x * x\n', "squares.py")
    write(folder, "# A pack\n", "README.md")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def zipped(target: Path, files: dict[str, bytes], *extra: zipfile.ZipInfo, prefix: str = "") -> Path:
    """Write a zip of the files, and of entries that a zip would not get by accident."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(prefix + name, content)
        for info in extra:
            archive.writestr(info, b"../../../../etc/passwd")
    return target


def zip_entry(name: str, kind: int = stat.S_IFREG) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (kind | 0o644) << 16
    return info


def tarred(target: Path, files: dict[str, bytes], *extra: tarfile.TarInfo, mode: str = "w:gz") -> Path:
    """Write a tar of the files, and of further members."""
    with tarfile.open(target, mode) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for info in extra:
            archive.addfile(info, io.BytesIO(b"x" * info.size) if info.size else None)
    return target


def tar_entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "", size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, size
    return info


def repository(folder: Path) -> str:
    """Commit everything in the folder and return the address of the repository."""
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    if not (folder / ".git").exists():
        subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "A pack"], check=True)
    return f"file://{folder}"
