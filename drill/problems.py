"""What is wrong with a file, and where: one line per problem, in the form that editors and people know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from drill.errors import ContentError

ERROR = "error"
WARNING = "warning"


class Place(NamedTuple):
    """Where something is written: a file, and a line and a column that both count from 1."""

    file: str
    line: int
    column: int


class Problem(NamedTuple):
    """One fault, what to do about it, and whether it refuses the file (`error`) or is advice (`warning`)."""

    place: Place
    what: str
    fix: str = ""
    severity: str = ERROR

    def __str__(self) -> str:
        """Return `decks/ml.yaml:14:5: error: what (fix: how)`."""
        advice = f" (fix: {self.fix})" if self.fix else ""
        file, line, column = self.place
        return f"{file}:{line}:{column}: {self.severity}: {self.what}{advice}"


class DeckErrors(ContentError):
    """All the errors of all the deck files that were read, in the order of files and lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems beside the sentence that lists them."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class Placed(Protocol):
    """Anything that knows where it begins."""

    @property
    def line(self) -> int:
        """Return the line, counted from 1."""

    @property
    def column(self) -> int:
        """Return the column, counted from 1."""


class Spot(NamedTuple):
    """A line and a column of a file, both counted from 1."""

    line: int
    column: int


class Notes:
    """The problems of one file, in the order in which they are found, beside its text once it was read."""

    __slots__ = ("file", "problems", "text")

    def __init__(self, file: str) -> None:
        """Begin without problems."""
        self.file = file
        self.text = ""
        self.problems: list[Problem] = []

    def error_at(self, line: int, column: int, what: str, fix: str = "") -> None:
        """Note what refuses the file."""
        self.problems.append(Problem(Place(self.file, line, column), what, fix))

    def error(self, where: Placed, what: str, fix: str = "") -> None:
        """Note what refuses the file, at the beginning of `where`."""
        self.error_at(where.line, where.column, what, fix)

    def warning(self, where: Placed, what: str, fix: str = "") -> None:
        """Note advice, at the beginning of `where`."""
        self.problems.append(Problem(Place(self.file, where.line, where.column), what, fix, WARNING))


def errors_in(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems that refuse a file, without the advice."""
    return [problem for problem in problems if problem.severity == ERROR]
