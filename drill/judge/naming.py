"""Which known wrong answer a submission is, from the distances that the replay found: one, or none."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from drill.verdicts import Mistake

REFERENCE = ""


def named(distances: Mapping[str, Sequence[float]], programs: Mapping[str, str]) -> Mistake | None:
    """Return the mistake whose program stayed nearest to the submission, if exactly one did.

    A distance is the number of tests that differ, then how far the values of the others lie apart. The
    reference competes too: where it is as near as a wrong answer, the values do not tell a mistake.
    """
    nearest = min(map(tuple, distances.values()), default=None)
    names = [name for name, distance in distances.items() if tuple(distance) == nearest]
    if len(names) != 1 or names[0] == REFERENCE:
        return None
    return Mistake(names[0], sentence(programs[names[0]]))


def sentence(program: str) -> str:
    """Return the first line of a program's docstring, which names its mistake."""
    try:
        text = ast.get_docstring(ast.parse(program)) or ""
    except (SyntaxError, ValueError):
        return ""
    return text.partition("\n")[0]
