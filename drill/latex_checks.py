"""Whether the formulas in a text are complete: every `$`, brace and `\\left` has its other half."""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = r"^ {0,3}```.*?(?:^ {0,3}```[^\S\n]*$|\Z)"
_TOKENS = re.compile(rf"{_FENCE}|(`+).+?\1|\\.|(?P<dollar>\${{1,2}})", re.MULTILINE | re.DOTALL)
_PARTS = re.compile(
    r"\\(?P<side>left|right)(?![A-Za-z])|\\(?P<end>begin|end)\s*\{(?P<name>[^{}]*)\}|\\.|(?P<brace>[{}])",
    re.DOTALL,
)


class Fault(NamedTuple):
    """What is wrong with a formula, how to mend it, and the offset at which it stands."""

    what: str
    fix: str
    offset: int


class Span(NamedTuple):
    """A formula between dollars: its text, and the offset of that text."""

    text: str
    start: int


def faults(text: str) -> list[Fault]:
    """Return what is wrong with the formulas in the text, in order."""
    spans, found = maths_in(text)
    return found + [fault for span in spans for fault in _unbalanced(span)]


def maths_in(text: str) -> tuple[list[Span], list[Fault]]:
    """Return the formulas between dollars, and what has no partner; code and `$5` are no formulas."""
    spans: list[Span] = []
    opening: re.Match[str] | None = None
    for token in _TOKENS.finditer(text):
        if token["dollar"] is None:
            continue
        if opening is None:
            opening = None if _is_money(text, token) else token
        elif token["dollar"] == opening["dollar"]:
            spans.append(Span(text[opening.end() : token.start()], opening.end()))
            opening = None
    lost = (
        [Fault("a `$` without its partner", r"close the formula, or write \$", opening.start())]
        if opening
        else []
    )
    return spans, lost


def _is_money(text: str, token: re.Match[str]) -> bool:
    """Return whether an amount follows that no further dollar on its line turns into a formula."""
    if token["dollar"] != "$" or not text[token.end() : token.end() + 1].isdigit():
        return False
    line = text[token.end() :].partition("\n")[0]
    closing = re.search(r"(?<![\s\\])\$(?!\d)", line)
    return closing is None or re.match(r"\d[\d,.]*\s+[A-Za-z]{2,}\s+[A-Za-z]", line) is not None


def _unbalanced(span: Span) -> list[Fault]:
    """Return the first part of the formula that is open at its end, or that closes nothing."""
    open_parts: list[tuple[str, int]] = []
    for token in _PARTS.finditer(span.text):
        opens, closes = _ends(token)
        offset = span.start + token.start()
        if opens:
            open_parts.append((opens, offset))
        elif closes and (not open_parts or open_parts.pop()[0] != closes):
            return [Fault(f"`{token[0]}` closes nothing", "look for the part that it should close", offset)]
    return [Fault(f"`{opens}` is not closed", "close it before the $", at) for opens, at in open_parts[-1:]]


def _ends(token: re.Match[str]) -> tuple[str, str]:
    r"""Return what the token opens and closes, named by how it opens: `{`, `\left`, `\begin{cases}`."""
    if token["side"]:
        return (r"\left", "") if token["side"] == "left" else ("", r"\left")
    if token["end"]:
        name = rf"\begin{{{token['name']}}}"
        return (name, "") if token["end"] == "begin" else ("", name)
    return {"{": ("{", ""), "}": ("", "{")}.get(token["brace"] or "", ("", ""))
