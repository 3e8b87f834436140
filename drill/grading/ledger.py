"""The ledger: one JSON line for each verdict, on disk before the next is given, so that grading can go on later."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, fields
from io import FileIO
from types import TracebackType
from typing import Any

from drill.errors import UsageError
from drill.grading.handed_in import Submission
from drill.places import shown_path
from drill.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Graded:
    """A verdict on a submission: `digest` and `suite` say on which text, and by which suite, it was given.

    `outcome` is that of the verdict, `failed` are the names of the hidden tests that failed, `mistake` is the name
    of the known wrong answer that it is, or empty. `seconds` is what the trial took.
    """

    path: str
    learner: str
    kata: str
    digest: str
    suite: str
    outcome: str
    passed: int
    total: int
    seconds: float
    message: str
    failed: tuple[str, ...]
    mistake: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what a verdict holds for: the same text at the same place, by the same suite."""
        return (self.path, self.kata, self.digest, self.suite)


def graded(submission: Submission, suite: str, verdict: Verdict) -> Graded:
    """Return the entry for a verdict."""
    return Graded(
        path=submission.path,
        learner=submission.learner,
        kata=submission.kata,
        digest=submission.digest,
        suite=suite,
        outcome=verdict.outcome.value,
        passed=verdict.passed,
        total=verdict.total,
        seconds=round(verdict.seconds, 3),
        message=verdict.message,
        failed=tuple(failure.test for failure in verdict.failures),
        mistake=verdict.mistake.name if verdict.mistake else "",
    )


class Ledger:
    """The file of verdicts; a context manager. Each verdict stands in it once."""

    def __init__(self, path: str) -> None:
        """Read what is there and open it for more. Raises UsageError that names the file and line."""
        self.path = path
        self._entries: dict[tuple[str, str, str, str], Graded] = {}
        with ExitStack() as on_error:
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
                self._file = on_error.enter_context(os.fdopen(descriptor, "r+b", buffering=0))
                _lock(descriptor, path)
                content = _whole_lines(self._file)
            except OSError as error:
                raise UsageError(
                    f"can't write {shown_path(path)}: {error.strerror}", "name another with --to"
                ) from None
            for number, line in enumerate(content.splitlines(), 1):
                entry = _entry(path, number, line)
                self._entries[entry.key] = entry
            on_error.pop_all()

    def __enter__(self) -> Ledger:
        """Return the ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._file.close()

    def get(self, submission: Submission, suite: str) -> Graded | None:
        """Return the verdict that was given on this very text by this very suite."""
        return self._entries.get((submission.path, submission.kata, submission.digest, suite))

    def add(self, entry: Graded) -> bool:
        """Write a verdict unless it stands there already; return whether it was written. Raises UsageError."""
        if entry.key in self._entries:
            return False
        line = json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")) + "\n"
        try:
            self._file.write(line.encode("utf-8", "backslashreplace"))
            os.fsync(self._file.fileno())
        except OSError as error:
            raise UsageError(
                f"can't write {shown_path(self.path)}: {error.strerror}",
                "make room and run it again: what was graded is kept",
            ) from None
        self._entries[entry.key] = entry
        return True


def _whole_lines(file: FileIO) -> bytes:
    """Return the file's whole lines; a last one that was torn when grading was killed is cut off: it was not given."""
    content = file.readall()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        file.truncate(whole)
    return content[:whole]


def _lock(descriptor: int, path: str) -> None:
    """Keep the file for this process: two gradings that write one ledger would both judge everything."""
    try:
        import fcntl
    except ImportError:  # no such lock on this system; each line is appended whole all the same
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(
            f"{shown_path(path)} is being written by another grading",
            "wait for it, or name another with --to",
        ) from None


def _entry(path: str, number: int, line: bytes) -> Graded:
    try:
        found: Any = json.loads(line)
        if not isinstance(found, Mapping):
            raise ValueError
        return Graded(**{name: _value(found, name) for name in _names()})
    except (ValueError, KeyError, TypeError):
        raise UsageError(
            f"{shown_path(path)}:{number}:1: this line is no verdict",
            "mend or move the file, or name another with --to",
        ) from None


def _names() -> Iterator[str]:
    return (field.name for field in fields(Graded))


def _value(found: Mapping[str, Any], name: str) -> Any:
    value = found[name]
    if name == "failed":
        return tuple(str(each) for each in value)
    number, whole = name in ("passed", "total", "seconds"), name in ("passed", "total")
    if not isinstance(value, int if whole else (int, float) if number else str):
        raise TypeError
    return value
