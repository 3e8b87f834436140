"""Which known wrong answer a submission is, from the distances that the replay found: one, or none."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from drill.verdicts import Mistake

REFERENCE = ""


def named(distances: Mapping[str, float], programs: Mapping[str, str]) -> Mistake | None:
    """Return the mistake whose program stayed nearest to the submission, if exactly one did.

    The reference competes too: where it is as near as a wrong answer, the values do not tell a mistake.
    """
    nearest = min(distances.values(), default=None)
    names = [name for name, distance in distances.items() if distance == nearest]
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
