"""Archives and folders of packs, taken over file by file: no path leaves its folder, nothing is a link, and sizes
are counted while they are read, whatever the archive says of them."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Any, NamedTuple

from drill import trust
from drill.errors import ContentError
from drill.places import shown_path

MOST_ARCHIVE = 50_000_000
MOST_FILES = 5_000
MOST_FILE = 20_000_000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
"""How many times as large as the archive its content may be, from a megabyte on."""
_FREE = 1_000_000
_LONGEST_PATH = 240
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_KEPT = re.compile(
    r"decks/[^/]+\.yaml|solutions/[^/]+/[^/]+/(?:[^/]+/)?[^/]+\.(?:py|json|npz|yaml)|(?:README|LICENSE|CHANGELOG)[^/]*"
)
_HOSTILE = "no pack needs that; do not use the archive"


class Entry(NamedTuple):
    """A file within an archive or a folder: its name with slashes, and what opens it."""

    name: str
    open: Callable[[], IO[bytes]]


@dataclass(slots=True)
class Taken:
    """What was taken over: the files by name, and what was left out because no pack needs it."""

    files: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    size: int = 0


def take(source: str, target: str) -> Taken:
    """Copy the pack in the folder or archive `source` into the empty folder `target`. Raises ContentError."""
    taken = Taken()
    with _explained(source):
        if os.path.isdir(source):
            _take_all(_in_folder(source), target, taken, MOST_BYTES)
            return taken
        packed = os.stat(source).st_size
        if packed > MOST_ARCHIVE:
            raise ContentError(
                f"{shown_path(source)} is larger than {MOST_ARCHIVE // 1_000_000} MB",
                "a pack holds only text",
            )
        most = min(MOST_BYTES, max(_FREE, packed * MOST_RATIO))
        with open(source, "rb") as file:
            _take_all(_in_archive(file, source, most), target, taken, most)
    return taken


@contextmanager
def _explained(source: str) -> Iterator[None]:
    """Turn what the archive's reader says into one error."""
    fix = "fetch it again, or pack it anew as .zip or .tar.gz"
    broken = (
        zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
        OverflowError,
    )  # fmt: skip
    try:
        yield
    except broken as error:
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise ContentError(f"{shown_path(source)} can't be unpacked: {said}", fix) from None
    except OSError as error:
        said = error.strerror or " ".join(str(error).split())
        raise ContentError(f"{shown_path(source)} can't be unpacked: {said}", fix) from None


def _take_all(entries: Iterator[Entry], target: str, taken: Taken, most: int) -> None:
    """Write the entries that a pack is made of below `target`."""
    root = None
    seen: set[str] = set()
    for count, entry in enumerate(entries):
        if count >= MOST_FILES:
            raise ContentError(f"the pack holds more than {MOST_FILES} files", "split it into several packs")
        parts = safe_parts(entry.name)
        root = _root(parts) if root is None else root
        inside = parts[1:] if root and parts[0] == root else parts
        name = "/".join(inside)
        if not _KEPT.fullmatch(name) or not all(map(_PART.fullmatch, inside)):
            taken.left_out.append(entry.name)
            continue
        if name.casefold() in seen:
            raise ContentError(f"the pack holds {name!r} twice", _HOSTILE)
        seen.add(name.casefold())
        with entry.open() as source:
            _copy(source, os.path.join(target, *inside), name, taken, most)
        taken.files.append(name)


def safe_parts(name: str) -> list[str]:
    """Return the parts of a name within an archive. Raises ContentError where it could lead elsewhere."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    leads_away = name.startswith(("/", "\\")) or "\\" in name or ":" in name[:3] or ".." in name.split("/")
    if leads_away or "\0" in name or not parts:
        raise ContentError(f"the pack holds a file with the path {name[:80]!r}", _HOSTILE)
    if len(name) > _LONGEST_PATH or len(parts) > 12:
        raise ContentError(f"the pack holds a path of {len(name)} characters: {name[:40]!r}…", _HOSTILE)
    return parts


def _root(parts: list[str]) -> str:
    """Return the one folder in which archives of repositories put everything, empty where there is none."""
    return parts[0] if len(parts) > 1 and parts[0] not in ("decks", "solutions") else ""


def _copy(source: IO[bytes], path: str, name: str, taken: Taken, most: int) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    size = 0
    with open(path, "xb") as target:
        while chunk := source.read(1 << 16):
            size, taken.size = size + len(chunk), taken.size + len(chunk)
            if size > MOST_FILE:
                raise ContentError(
                    f"the pack holds {name!r} of more than {MOST_FILE // 1_000_000} MB", _HOSTILE
                )
            if taken.size > most:
                raise ContentError(f"the pack unpacks to more than {most // 1_000_000} MB", _HOSTILE)
            target.write(chunk)


def _in_folder(folder: str) -> Iterator[Entry]:
    """Yield the files that may belong to a pack; a repository's own folders are not looked into."""
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name in ("decks", "solutions") and os.path.isdir(path) and not os.path.islink(path):
            for below, file in trust.files(path):
                yield Entry(f"{name}/{below}", partial(_read, file))
        elif os.path.isfile(path) and not os.path.islink(path):
            yield Entry(name, partial(_read, path))


def _read(path: str) -> IO[bytes]:
    return open(path, "rb")


def _in_archive(file: IO[bytes], source: str, most: int) -> Iterator[Entry]:
    head = file.read(8)
    file.seek(0)
    if head.startswith(b"PK"):
        return _in_zip(file)
    if head.startswith(b"\x1f\x8b"):
        return _in_tar(_Bounded(gzip.GzipFile(fileobj=file), most))
    if head.startswith(b"BZh"):
        return _in_tar(_Bounded(bz2.BZ2File(file), most))
    file.seek(257)
    is_tar = file.read(5) == b"ustar"
    file.seek(0)
    if is_tar:
        return _in_tar(_Bounded(file, most))
    raise ContentError(
        f"{shown_path(source)} is no archive", "give a folder, .zip, .tar, .tar.gz or .tar.bz2"
    )


def _in_zip(file: IO[bytes]) -> Iterator[Entry]:
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            kind = stat.S_IFMT(info.external_attr >> 16)
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise ContentError(f"the pack holds a link or a device: {info.filename[:80]!r}", _HOSTILE)
            if info.flag_bits & 1:
                raise ContentError("the pack is encrypted", "pack it without a password")
            if not info.is_dir():
                yield Entry(info.filename, partial(archive.open, info))


class _Bounded(io.RawIOBase):
    """A stream that ends in an error once more was read from it than there may be."""

    def __init__(self, stream: Any, most: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = most + (1 << 20)  # the archive's own headers and padding
        self._most = most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        chunk: bytes = self._stream.read(min(size, 1 << 20) if size >= 0 else 1 << 20)
        self._left -= len(chunk)
        if self._left < 0:
            raise ContentError(f"the pack unpacks to more than {self._most // 1_000_000} MB", _HOSTILE)
        return chunk


def _in_tar(stream: _Bounded) -> Iterator[Entry]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for count, member in enumerate(archive):
            if not (member.isreg() or member.isdir()) or member.issparse():
                raise ContentError(f"the pack holds a link or a device: {member.name[:80]!r}", _HOSTILE)
            if count > 4 * MOST_FILES:
                raise ContentError(
                    f"the pack holds more than {MOST_FILES} files", "split it into several packs"
                )
            if member.isreg():
                yield Entry(member.name, partial(_opened, archive, member))


def _opened(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(member)
    if opened is None:
        raise ContentError(f"the pack holds a link or a device: {member.name[:80]!r}", _HOSTILE)
    return opened
