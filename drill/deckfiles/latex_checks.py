"""Whether the formulas in a text are shown as they are meant: none is left open, and every command is known.

What is a formula and what is money is decided by the very rule that the screen goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drill.maths import problems
from drill.maths.spans import Formula, cut, number_of

_FENCE = r"^[ >]*(?P<fence>```|~~~).*?(?:^[ >]*(?P=fence)[^\S\n]*$|\Z)"
_PROTECTED = re.compile(rf"{_FENCE}|(?P<ticks>`+).+?(?P=ticks)|\\.", re.MULTILINE | re.DOTALL)
_PARTS = re.compile(
    r"\\(?P<side>left|right)(?![A-Za-z])|\\(?P<end>begin|end)\s*\{(?P<name>[^{}]*)\}|\\.|(?P<brace>[{}])",
    re.DOTALL,
)


class Fault(NamedTuple):
    """What is wrong with a formula, how to mend it, and the offset; `shown` if it can be read all the same."""

    what: str
    fix: str
    offset: int
    shown: bool = False


class Span(NamedTuple):
    """A formula in its text: the LaTeX, and the offset at which that begins."""

    latex: str
    start: int


def faults(text: str) -> list[Fault]:
    """Return what is wrong with the formulas in the text, in order."""
    if "$" not in text:
        return []
    found = [fault for span in formulas_in(text) for fault in _faults_of(span)]
    return sorted([*found, *_lone_dollars(text)], key=lambda fault: fault.offset)


def formulas_in(text: str) -> Iterator[Span]:
    """Yield the formulas of the text, in order."""
    for offset, formula in _pieces(text):
        if formula is not None:
            yield Span(formula.latex, offset + 1 + formula.alone)


def _pieces(text: str) -> Iterator[tuple[int, Formula | None]]:
    """Yield each formula, and None for each other character, with its offset in the text."""
    # `cut` puts one mark in place of each formula; counting the sources back in gives the offsets.
    marked, formulas = cut(text)
    offset = 0
    for character in marked:
        number = number_of(character)
        formula = None if number is None or number >= len(formulas) else formulas[number]
        yield offset, formula
        offset += 1 if formula is None else len(formula.source)


def _lone_dollars(text: str) -> Iterator[Fault]:
    """Yield the dollars that belong to no formula, no code and no price."""
    protected = [found.span() for found in _PROTECTED.finditer(text)]
    for offset, formula in _pieces(text):
        begins = formula is None and text[offset] == "$" and text[max(0, offset - 1) : offset] != "$"
        if not begins or text[offset + 1 : offset + 2].isdigit():
            continue
        if not any(start <= offset < end for start, end in protected):
            fix = r"close the formula, without spaces within its dollars, or write \$"
            yield Fault("a `$` that belongs to no formula", fix, offset)


def _faults_of(span: Span) -> list[Fault]:
    """Return the first part that is open at the end or closes nothing, else what the screen can't show."""
    open_parts: list[tuple[str, int]] = []
    for token in _PARTS.finditer(span.latex):
        opens, closes = _ends(token)
        offset = span.start + token.start()
        if opens:
            open_parts.append((opens, offset))
        elif closes and (not open_parts or open_parts.pop()[0] != closes):
            return [Fault(f"`{token[0]}` closes nothing", "look for the part that it should close", offset)]
    if open_parts:
        opens, offset = open_parts[-1]
        return [Fault(f"`{opens}` is not closed", "close it before the $", offset)]
    fix = "write it with commands that a terminal can show"
    return [Fault(f"in a formula, {what}", fix, span.start, shown=True) for what in problems(span.latex)]


def _ends(token: re.Match[str]) -> tuple[str, str]:
    r"""Return what the token opens and closes, named by how it opens: `{`, `\left`, `\begin{cases}`."""
    if token["side"]:
        return (r"\left", "") if token["side"] == "left" else ("", r"\left")
    if token["end"]:
        name = rf"\begin{{{token['name']}}}"
        return (name, "") if token["end"] == "begin" else ("", name)
    return {"{": ("{", ""), "}": ("", "{")}.get(token["brace"] or "", ("", ""))
