"""Mocks on disk: one folder each below `mocks` in the data home, with the record, the text being typed, the programs.

The record is written to a new file that replaces the old one, and is on the disk before a prompt is answered.
What is being typed is written at each change without waiting for the disk: it survives a killed program, though
perhaps not a power cut.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drill.drafts import DraftFolder
from drill.errors import LogError, UsageError
from drill.mocks.plain import from_plain, to_plain
from drill.mocks.record import ABANDONED, DONE, VERSION, Mock

RECORD, TYPING = "mock.json", "typing.json"
FIX = "free some space or mend the folder's permissions"


class MockFolder:
    """The folder of all mocks."""

    def __init__(self, folder: str | Path) -> None:
        """Use `folder`, which is made when it is first written to."""
        self._folder = Path(folder)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other windows from sitting a mock; the lock goes with the process, however that ends.

        Raises UsageError where another one has it.
        """
        path = self._folder / "lock"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = path.open("a")
        except OSError as error:
            raise LogError(f"can't write {path}: {error.strerror}", FIX) from None
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise UsageError(
                    "a mock is being sat in another window", "go on there, or close that window"
                ) from None
            yield

    def name(self, day: str, form: str) -> str:
        """Return a name for a new mock: the day and the format, with a number where that is taken."""
        first = f"{day}-{form}"
        names = [first, *(f"{first}-{number}" for number in range(2, 1000))]
        return next(name for name in names if not (self._folder / name).exists())

    def write(self, mock: Mock) -> None:
        """Put the record on disk before returning; raises LogError where the disk refuses."""
        _replace(self._record(mock.id), json.dumps(to_plain(mock), ensure_ascii=False, indent=1), settle=True)

    def read(self, name: str) -> Mock:
        """Return the record of the mock; raises UsageError where there is none, LogError where it is damaged."""
        path = self._record(name)
        try:
            plain = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(plain, dict) and plain.get("version", 0) > VERSION:
                raise LogError(f"{path} was written by a newer drill", "update drill")
            return from_plain(Mock, plain)
        except FileNotFoundError:
            raise UsageError(f"there is no mock {name!r}", "`drill mock list` names them") from None
        except (OSError, ValueError) as error:
            raise LogError(
                f"{path} is damaged: {error}", f"move the folder {path.parent} elsewhere"
            ) from None

    def names(self) -> list[str]:
        """Return the names of all mocks, the oldest first. Raises LogError."""
        try:
            found = [path.parent for path in self._folder.glob(f"*/{RECORD}")]
        except OSError as error:
            raise LogError(f"can't read {self._folder}: {error.strerror}", FIX) from None
        return [path.name for path in sorted(found, key=_begun)]

    def under_way(self) -> Mock | None:
        """Return the mock that is neither done nor abandoned; None where there is none."""
        for name in reversed(self.names()):
            mock = self.read(name)
            if mock.phase not in (DONE, ABANDONED):
                return mock
        return None

    def programs(self, name: str) -> DraftFolder:
        """Return where the programs of the mock's katas lie."""
        return DraftFolder(self._folder / name / "code")

    def changed_at(self, name: str, card: str) -> float:
        """Return when the learner's program was saved last, by the wall clock; 0 where there is none."""
        try:
            return (self._folder / name / "code" / f"{card}.py").stat().st_mtime
        except OSError:
            return 0.0

    def type(self, name: str, place: str, text: str) -> None:
        """Keep what is being typed at a place of the mock; raises LogError where the disk refuses."""
        content = json.dumps({"place": place, "text": text}, ensure_ascii=False)
        _replace(self._folder / name / TYPING, content, settle=False)

    def typed(self, name: str, place: str) -> str:
        """Return what was being typed at that place when the program ended; empty where nothing was."""
        try:
            kept = json.loads((self._folder / name / TYPING).read_text(encoding="utf-8"))
            return str(kept["text"]) if kept["place"] == place else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _record(self, name: str) -> Path:
        return self._folder / name / RECORD


def _begun(folder: Path) -> tuple[str, str]:
    """Return what sorts mocks by their beginning; a damaged record comes first."""
    try:
        return str(json.loads((folder / RECORD).read_text(encoding="utf-8"))["started"]), folder.name
    except (OSError, ValueError, KeyError, TypeError):
        return "", folder.name


def _replace(path: Path, text: str, *, settle: bool) -> None:
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
            if settle:
                file.flush()
                os.fsync(file.fileno())
        os.replace(new, path)
    except OSError as error:
        raise LogError(f"can't write {path}: {error.strerror}", FIX) from None
