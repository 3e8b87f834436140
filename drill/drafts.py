"""Unfinished answers on disk: one JSON and, for katas, one program per card, in the data home.

Each write goes to a new file that replaces the old one, so that a crash leaves either the one or the other.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields
from pathlib import Path

from drill.draft import Draft
from drill.errors import LogError

FIX = "free some space or mend the folder's permissions"


class DraftFolder:
    """The folder `drafts` of the data home; what was set aside lies in its folder `past`."""

    def __init__(self, folder: str | Path) -> None:
        """Use `folder`, which is made when it is first written to."""
        self._folder = Path(folder)

    def read(self, card: str) -> Draft:
        """Return the draft of the card; an empty one where there is none or it can't be read as one."""
        try:
            content = json.loads(self._draft(card).read_text(encoding="utf-8"))
            known = {field.name for field in fields(Draft)}
            values = {name: value for name, value in content.items() if name in known}
            return Draft(**values | {"mistakes": tuple(values.get("mistakes", ()))})
        except (OSError, ValueError, TypeError, AttributeError):
            return Draft()

    def write(self, card: str, draft: Draft) -> None:
        """Put the draft on disk before returning; raises LogError where the disk refuses."""
        _replace(self._draft(card), json.dumps(asdict(draft), ensure_ascii=False))

    def program(self, card: str, initial: str) -> str:
        """Return the path of the learner's program, made from `initial` where there is none."""
        path = self._program(card)
        if not path.exists():
            _replace(path, initial)
        return str(path)

    def read_program(self, card: str) -> str:
        """Return the learner's program; an editor's odd bytes are replaced, not refused."""
        try:
            return self._program(card).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise LogError(f"can't read your program {self._program(card)}: {error.strerror}") from None

    def shelve(self, card: str) -> None:
        """Set draft and program aside, so that the next review starts afresh and the last can still be looked at.

        Raises LogError.
        """
        for file in (self._draft(card), self._program(card)):
            _move(file, self._past(file))

    def unshelve(self, card: str) -> None:
        """Bring back what was set aside last, where nothing new has been begun. Raises LogError."""
        for file in (self._draft(card), self._program(card)):
            if not file.exists():
                _move(self._past(file), file)

    def _past(self, file: Path) -> Path:
        return self._folder / "past" / file.relative_to(self._folder)

    def _draft(self, card: str) -> Path:
        return self._folder / f"{card}.json"

    def _program(self, card: str) -> Path:
        return self._folder / f"{card}.py"


def _move(source: Path, target: Path) -> None:
    try:
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, target)
    except OSError as error:
        raise LogError(f"can't move {source} to {target}: {error.strerror}", FIX) from None


def _replace(path: Path, text: str) -> None:
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except OSError as error:
        raise LogError(f"can't write {path}: {error.strerror}", FIX) from None
