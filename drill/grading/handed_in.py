"""What was handed in: files of a folder whose paths say whose they are and for which kata."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drill.errors import UsageError
from drill.places import shown_path

LONGEST = 1 << 20
"""Bytes: of a longer file only its digest and as much of its text is kept as the judge needs to refuse it."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One file: its path in the folder, whose it is, the kata's id, the text and the SHA-256 of its bytes."""

    path: str
    learner: str
    kata: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no submission, and why."""

    path: str
    why: str


def handed_in(
    folder: str, katas: Collection[str], *, kata: str = ""
) -> tuple[list[Submission], list[Skipped]]:
    """Return the submissions in the folder, in order of their paths, and the Python files that are none.

    A submission is `LEARNER/topic/kata.py`, as `drill` lays out a learner's own drafts; the learner's part may be
    of several folders, or missing. With `kata` every file answers that one, and its path without `.py` names the
    learner. Symbolic links are not followed. Raises UsageError where the folder can't be read.
    """
    submissions: list[Submission] = []
    skipped: list[Skipped] = []
    for path in _python_files(folder):
        parts = path.removesuffix(".py").split("/")
        name = kata or "/".join(parts[-2:])
        learner = "/".join(parts if kata else parts[:-2])
        if name not in katas:
            skipped.append(Skipped(path, "its path does not end in the topic and the name of a kata"))
            continue
        try:
            submissions.append(_read(folder, path, learner, name))
        except OSError as error:
            skipped.append(Skipped(path, f"it can't be read: {error.strerror}"))
    return submissions, skipped


def _python_files(folder: str) -> Iterator[str]:
    """Yield the paths below the folder, with slashes, in order."""

    def refuse(error: OSError) -> None:
        raise UsageError(f"can't read {shown_path(error.filename)}: {error.strerror}", "make it readable")

    if not os.path.isdir(folder):
        raise UsageError(
            f"{shown_path(folder)} is not a folder", "name the folder that holds the submissions"
        )
    found = []
    for where, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (os.path.join(where, name) for name in names if name.endswith(".py") and name[0] != ".")
        found += [os.path.relpath(path, folder) for path in paths if not os.path.islink(path)]
    yield from sorted(path.replace(os.sep, "/") for path in found)


def _read(folder: str, path: str, learner: str, kata: str) -> Submission:
    with open(os.path.join(folder, path), "rb") as file:
        content = file.read(LONGEST + 1)
        digest = hashlib.sha256(content)
        while more := file.read(LONGEST):
            digest.update(more)
    return Submission(path, learner, kata, content.decode("utf-8", "replace"), digest.hexdigest())
