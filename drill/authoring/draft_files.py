"""Drafts of new cards on disk: one file each, kept through Ctrl-C and crashes until its card is in a deck."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count

from drill.errors import LogError


class DraftFile:
    """One draft; it is on disk as soon as there is something in it."""

    def __init__(self, path: str) -> None:
        """Use the file at `path`."""
        self.path = path

    def read(self) -> str:
        """Return the text; an editor's odd bytes are replaced, not refused."""
        try:
            with open(self.path, encoding="utf-8", errors="replace") as file:
                return file.read()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise LogError(f"can't read the draft {self.path}: {error.strerror}") from None

    def write(self, text: str) -> None:
        """Put the text in the file's place, whole."""
        new = f"{self.path}.new"
        try:
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            with open(new, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            os.replace(new, self.path)
        except OSError as error:
            raise LogError(f"can't write {self.path}: {error.strerror}", "free some space") from None

    def remove(self) -> None:
        """Delete the draft: its card is in a deck, or nothing is in it."""
        with suppress(FileNotFoundError):
            os.unlink(self.path)


class NewCards:
    """The drafts of one kind of card, in the folder `new` of the drafts."""

    def __init__(self, drafts: str, kind: str) -> None:
        """Keep them in `drafts/new/<kind>-1.yaml` and so on."""
        self._folder = os.path.join(drafts, "new")
        self._kind = kind

    def waiting(self) -> list[DraftFile]:
        """Return the drafts that hold something, the newest first."""
        try:
            names = [
                name
                for name in os.listdir(self._folder)
                if name.startswith(f"{self._kind}-") and name.endswith(".yaml")
            ]
        except OSError:
            return []
        paths = sorted((os.path.join(self._folder, name) for name in names), key=_age)
        return [DraftFile(path) for path in paths if os.path.getsize(path)]

    def fresh(self) -> DraftFile:
        """Return a draft that is not there yet."""
        paths = (os.path.join(self._folder, f"{self._kind}-{number}.yaml") for number in count(1))
        return DraftFile(next(path for path in paths if not os.path.exists(path)))


def _age(path: str) -> tuple[int, str]:
    return -os.stat(path).st_mtime_ns, path
