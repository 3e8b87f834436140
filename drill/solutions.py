"""Kata folders: `solutions/<topic>/<kata>/`, read into what sessions show and what the judge may know.

A kata's programs lie beside the decks: those of `decks/attention.yaml` in `solutions/attention/`. Importing
this module stays light; what the judge needs is imported where it is asked for.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from drill import trust
from drill.cards import Kata
from drill.errors import ContentError
from drill.light import NamedTuple
from drill.places import Places, shown_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drill.judge.work import Work

TIMES_THE_REFERENCE = 20
"""How many times as long as the reference a submission may take."""

SUITE_FILES = ("suite.py", "goldens.json", "goldens.npz")
"""What decides about a verdict; their hash says whether a kata is as it was when it was checked."""


class Program(NamedTuple):
    """A wrong or an accepted answer: the sentence of its docstring, and the program without it."""

    sentence: str
    program: str


class KataFolder(NamedTuple):
    """A kata's folder, read: its programs as texts, and the record of when it was checked."""

    path: str
    stub: str
    reference: str
    wrong_answers: Mapping[str, Program]
    accepted: Mapping[str, Program]
    checked: Mapping[str, Any]

    @property
    def suite(self) -> str:
        """Return the path of the hidden suite."""
        return os.path.join(self.path, "suite.py")

    @property
    def is_checked(self) -> bool:
        """Return whether `drill check` recorded the suite as it is now."""
        return self.checked.get("suite") == suite_hash(self.path)


def candidate_folders(places: Places, kata: Kata) -> list[str]:
    """Return where the kata's folder may be: beside its deck, else in a root; the first that exists is it."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(kata.place.file)))
    roots = dict.fromkeys((os.path.join(home, "solutions"), *places.solution_roots))
    return [os.path.join(root, *kata.id.split("/")) for root in roots]


def folder_of(places: Places, kata: Kata) -> str:
    """Return the path of the kata's folder, or where it should be."""
    candidates = candidate_folders(places, kata)
    return next((path for path in candidates if os.path.isdir(path)), candidates[0])


def wrong_answer_names(places: Places, kata: Kata) -> list[str]:
    """Return the names of the kata's wrong answers, each of which is a bug hunt."""
    return _names(os.path.join(folder_of(places, kata), "wrong_answer"))


def _names(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [
        name[:-3] for name in names if name.endswith(".py") and name[:-3].isidentifier() and name[0] != "_"
    ]


def read_folder(places: Places, kata: Kata) -> KataFolder:
    """Return the kata's folder. Raises ContentError that names the file that is missing or broken."""
    path = folder_of(places, kata)
    if not os.path.isdir(path):
        raise ContentError(f"kata {kata.id} has no folder {shown_path(path)}", "write its programs there")
    _text(path, "suite.py")  # only the judge reads it, but it must be there
    return KataFolder(
        path=path,
        stub=_text(path, "stub.py"),
        reference=_text(path, "reference.py"),
        wrong_answers=_programs(path, "wrong_answer"),
        accepted=_programs(path, "accepted"),
        checked=_checked(path),
    )


def _text(*parts: str) -> str:
    path = os.path.join(*parts)
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except FileNotFoundError:
        raise ContentError(f"{shown_path(path)} is missing", "write it, or fetch the decks again") from None
    except UnicodeDecodeError:
        raise ContentError(f"{shown_path(path)} is not UTF-8 text", "save it as UTF-8") from None
    except OSError as error:
        raise ContentError(
            f"{shown_path(path)} can't be read: {error.strerror}", "make it readable"
        ) from None


def _programs(path: str, kind: str) -> dict[str, Program]:
    return {name: _program(path, kind, f"{name}.py") for name in _names(os.path.join(path, kind))}


def _program(*parts: str) -> Program:
    """Return the program without its docstring, which names the mistake or gives away how it is done."""
    import ast

    text = _text(*parts)
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        file = shown_path(os.path.join(*parts))
        raise ContentError(
            f"{file} is not Python", "mend it: a wrong answer must run, and be wrong"
        ) from None
    first = body[0] if body else None
    if not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
        return Program("", text)
    lines = text.splitlines(keepends=True)
    rest = lines[: first.lineno - 1] + lines[first.end_lineno or first.lineno :]
    return Program(" ".join(str(first.value.value).split()), "".join(rest).lstrip("\n"))


def _checked(path: str) -> dict[str, Any]:
    import json

    file = os.path.join(path, "checked.json")
    if not os.path.exists(file):
        return {}
    try:
        record = json.loads(_text(file))
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise ContentError(f"{shown_path(file)} is not a record", "delete it and run `drill check`")
    return record


def suite_hash(path: str) -> str:
    """Return the hash of what decides about a verdict: the suite and its goldens; line ends do not matter."""
    return hash_of(path, SUITE_FILES)


def hash_of(path: str, names: tuple[str, ...]) -> str:
    """Return the SHA-256 over those of the named files that exist; in text, line ends do not matter."""
    import hashlib

    digest = hashlib.sha256()
    for name in names:
        try:
            with open(os.path.join(path, name), "rb") as file:
                content = file.read()
        except FileNotFoundError:
            continue
        if not name.endswith(".npz"):
            # Git may check text out with the line ends of the system.
            content = content.replace(b"\r\n", b"\n")
        # With names and lengths no text can move from one file to the next unnoticed.
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def open_work(places: Places, kata: Kata) -> Work:
    """Return what the judge may know of the kata.

    The tests that must pass are those recorded by `drill check`, if the suite is still the same; a kata under
    development is judged by those that stand in its suite. Raises ContentError, also for a kata of a pack that is not
    trusted: what the judge knows, it runs.
    """
    from drill.judge.work import SECONDS_FLOOR, Work

    folder = read_folder(places, kata)
    trust.require(places, folder.path)
    record = folder.checked if folder.is_checked else {}
    taken = record.get("seconds")
    return Work(
        id=kata.id,
        folder=folder.path,
        entry=kata.entry,
        requires=kata.requires,
        examples=kata.examples,
        tests=_recorded(record["tests"], folder) if "tests" in record else tests_in(folder.suite),
        seconds=max(SECONDS_FLOOR, TIMES_THE_REFERENCE * taken if isinstance(taken, float) else 0),
    )


def _recorded(tests: object, folder: KataFolder) -> tuple[str, ...]:
    if isinstance(tests, list) and tests and all(isinstance(test, str) for test in tests):
        return tuple(tests)
    file = shown_path(os.path.join(folder.path, "checked.json"))
    raise ContentError(f"{file} names no tests", "delete it and run `drill check`")


def tests_in(suite: str) -> tuple[str, ...]:
    """Return the names of the test functions in the suite file, in order. Raises ContentError."""
    import ast

    try:
        body = ast.parse(_text(suite)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ContentError(f"{shown_path(suite)} is not Python", "mend the suite") from None
    tests = tuple(
        node.name for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )
    if not tests:
        raise ContentError(f"{shown_path(suite)} has no tests", "write functions named test_...")
    return tests
