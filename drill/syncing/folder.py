"""The folder that another program carries between devices: every log in it is read, and one file is added to.

Each device adds lines to one file of its own and never rewrites a byte that others may have read, so that no carrier
ever meets two versions of one file that contradict each other.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256

from drill.errors import LogError, UsageError
from drill.places import shown_path
from drill.problems import Place, Problem
from drill.syncing.lines import Contents, contents

PREFIX, SUFFIX = "drill-", ".jsonl"
MACHINE_FILES = ("/etc/machine-id", "/var/lib/dbus/machine-id")
MOST_BYTES = 1_000_000_000


def mark(log_path: str) -> str:
    """Return a short name of this machine and this home: a copy of the home on another machine has another one."""
    machine = platform.node()
    for path in MACHINE_FILES:
        with suppress(OSError, UnicodeDecodeError), open(path, encoding="ascii") as file:
            machine = file.read().strip() or machine
            break
    return sha256(os.fsencode(f"{machine}\n{os.path.realpath(log_path)}")).hexdigest()[:8]


def own_name(device: str, machine: str) -> str:
    """Return the name of the file of a device on a machine."""
    return f"{PREFIX}{device}-{machine}{SUFFIX}"


def read(folder: str) -> tuple[list[Contents], list[Problem]]:
    """Return what every log in the folder holds, and which files can't be read. Raises UsageError and LogError."""
    files, problems = [], []
    for name in _names(folder):
        path = os.path.join(folder, name)
        shown = shown_path(path)
        try:
            if not os.path.isfile(path):
                raise OSError(None, "not a file")
            if os.path.getsize(path) > MOST_BYTES:
                raise OSError(None, f"larger than {MOST_BYTES // 1_000_000} MB")
            with open(path, "rb") as file:
                files.append(contents(shown, file.read()))
        except OSError as error:
            problems.append(
                Problem(Place(shown, 1, 1), f"can't be read: {error.strerror}", "look at its rights")
            )
    return files, problems


def _names(folder: str) -> list[str]:
    """Return the names of all logs: also those that a carrier put beside a file because it met two of that name."""
    try:
        names = os.listdir(folder)
    except (FileNotFoundError, ValueError):
        fix = "make it, or mount it: an empty one in its place would hide that it is missing"
        raise UsageError(f"there is no folder {folder}", fix) from None
    except NotADirectoryError:
        raise UsageError(f"{folder} is not a folder", "name the folder that is carried") from None
    except OSError as error:
        raise LogError(f"{folder} can't be read: {error.strerror}", "look at its owner and rights") from None
    return sorted(
        name for name in names if name.endswith(SUFFIX) or (name.startswith(PREFIX) and SUFFIX in name)
    )


def append(path: str, text: str) -> None:
    """Add lines to the file and see them onto the disk; one that was torn before gets its end first.

    What is there is never rewritten, not even a torn line: a carrier may have taken it away already, and files that
    only grow are the same beginning everywhere. Raises LogError.
    """
    try:
        new = not os.path.exists(path)
        with open(path, "ab+", buffering=0, opener=_private) as file:
            if size := file.seek(0, os.SEEK_END):
                file.seek(size - 1)
                text = text if file.read(1) == b"\n" else f"\n{text}"
            _write(file.fileno(), text.encode())
            os.fsync(file.fileno())
        if new:
            _flush_names(os.path.dirname(path))
    except OSError as error:
        what = f"{path} can't be written: {error.strerror}"
        raise LogError(
            what, "give yourself the right to write there, and sync again; nothing is lost"
        ) from None


def _private(path: str, flags: int) -> int:
    """Open the file so that a new one is for its owner alone, as the log is: it holds answers."""
    return os.open(path, flags, 0o600)


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _flush_names(folder: str) -> None:
    """See the name of a new file onto the disk, where the system can do that for a folder."""
    with suppress(OSError):
        descriptor = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def alone(home: str) -> Iterator[None]:
    """Wait until no other sync of this home is under way; where the system can't lock, syncs are on their own."""
    path = os.path.join(home, "sync.lock")
    try:
        os.makedirs(home, mode=0o700, exist_ok=True)
        file = open(path, "ab")  # noqa: SIM115 - held open for as long as the sync goes on
    except OSError as error:
        raise LogError(
            f"{path} can't be written: {error.strerror}", "look at the rights of the folder"
        ) from None
    with file:
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
