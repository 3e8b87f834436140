"""What is wrong with a file, and where: one line per problem, in the form that editors and people know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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


class DeckErrors(ContentError):  # noqa: N818 - it holds many
    """All the errors of all the deck files that were read, in the order of files and lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems beside the sentence that lists them."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def errors_in(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems that refuse a file, without the advice."""
    return [problem for problem in problems if problem.severity == ERROR]
