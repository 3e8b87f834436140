"""A home, decks and solutions that a hostile program would like to change, and whether it did; what a screen shows."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from drill.screen import TerminalScreen
from drill.sessions import blocks

PRECIOUS = ("precious.txt", "log.sqlite", "config.toml", "decks/mine.yaml", "deep/er/notes.md")
COMMON = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", os.path.expanduser("~"))  # noqa: S108 - looked at only
_BIDI = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_LEFT_OUT = ("cache",)


def furnish(folder: Path) -> Path:
    """Fill a folder with what somebody would miss."""
    for name in PRECIOUS:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"precious: {name}\n", encoding="utf-8")
    return folder


def contents(*folders: Path) -> dict[str, str]:
    """Return every file, link and folder below, with a digest of what it is and holds."""
    return {str(path): _digest(path) for folder in folders for path in [folder, *folder.rglob("*")]}


def _digest(path: Path) -> str:
    state = path.lstat()
    said = f"{state.st_mode} {state.st_nlink if path.is_file() else 0} {state.st_mtime_ns if path.is_file() else 0} "
    if path.is_symlink():
        return said + str(path.readlink())
    return said + (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the paths that came, went, or are not what they were."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def left_in_common(nonce: str) -> list[str]:
    """Return what lies in the folders that all share and bears the mark of this run."""
    found = []
    for folder in COMMON:
        try:
            found += [os.path.join(folder, name) for name in os.listdir(folder) if nonce in name]
        except OSError:
            continue
    return found


def clear_common(paths: list[str]) -> None:
    """Remove what `left_in_common` found."""
    for path in paths:
        if os.path.isdir(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)


def shared_objects() -> set[str]:
    """Return the segments, queues and semaphores of System V that exist."""
    found = set()
    for kind in ("shm", "msg", "sem"):
        path = Path("/proc/sysvipc", kind)
        if path.exists():
            found |= {f"{kind} {line.split()[1]}" for line in path.read_text().splitlines()[1:]}
    return found


def escapes(text: str) -> Iterator[str]:
    """Yield the characters of a text that could move a cursor, change a screen or turn a line round."""
    for character in text:
        kind = unicodedata.category(character)
        steers = kind == "Cc" and character not in "\n\t"
        turns = kind in ("Zl", "Zp", "Cs") or unicodedata.bidirectional(character) in _BIDI
        if steers or turns or character in "\u200e\u200f\u061c":
            yield character


def on_screen(*shown: blocks.Block) -> str:
    """Return what a terminal without colours is sent for these blocks."""
    screen = TerminalScreen(accessible=True)
    out = io.StringIO()
    screen.console = Console(file=out, width=100, highlight=False, markup=False, emoji=False, no_color=True)
    screen.show(*shown)
    return out.getvalue()


def scratch_below(folder: Path) -> None:
    """Have temporary files, of ours and of the judge, made below a folder."""
    folder.mkdir()
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
