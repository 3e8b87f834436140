"""Foreign text as Markdown that shows it unchanged: signs that Markdown or a formula would take are escaped."""

from __future__ import annotations

import re
from collections.abc import Callable

from drill.maths.spans import cut

_SIGNS = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(
    r"^(?P<before>\s*)"
    r"(?P<sign>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|~~~|--|\||(?P<number>\d{1,9})[.)](?=\s|$))",
    re.MULTILINE,
)
_TICKS = re.compile(r"`+")
_BLANK_LINES = re.compile(r"\n\s*\n")
_INNER_DOLLAR = re.compile(r"(?<!\\)\$")
_FORMULAS = re.compile(
    # Their length is bounded: with a thousand openings and no end a search would take a thousand times as long.
    r"\\\((?P<line>.{1,2000}?)\\\)|\\\[(?P<alone>.{1,2000}?)\\\]"
    r"|\[\$\$\](?P<old_alone>.{1,2000}?)\[/\$\$\]|\[\$\](?P<old>.{1,2000}?)\[/\$\]"
    r"|\[latex\](?P<latex>.{1,2000}?)\[/latex\]",
    re.DOTALL | re.IGNORECASE,
)
_FIRST_MARK = 0xF0000
_MARKS = 0xFFF0
_PRIVATE = re.compile(r"[\U000F0000-\U0010FFFF]")


def escaped(text: str) -> str:
    """Return plain text as Markdown that shows it as it is."""
    text = _SIGNS.sub(lambda found: "\\" + found[0], text)
    careful = re.sub(r"(?<!\\)\$(?!\d)", r"\\$", text)
    return re.sub(r"(?<!\\)\$", r"\\$", text) if cut(careful)[1] else careful


def escaped_starts(text: str) -> str:
    """Return Markdown in which no line begins a heading, a list, a quote or a rule by accident."""

    def mend(found: re.Match[str]) -> str:
        sign = f"{found['number']}\\{found['sign'][-1]}" if found["number"] else "\\" + found["sign"]
        return found["before"] + sign

    return _LINE_START.sub(mend, text)


def inline_code(source: str) -> str:
    """Return the source as a code span."""
    source = " ".join(source.split("\n"))
    if not source.strip():
        return source
    longest = max((len(ticks) for ticks in _TICKS.findall(source)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if source[0] == "`" or source[-1] == "`" else ""
    return f"{ticks}{pad}{source}{pad}{ticks}"


def fenced(source: str, language: str = "") -> str:
    """Return the source in a fence that is longer than any within it."""
    longest = max((len(ticks) for ticks in _TICKS.findall(source)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language if language.isalnum() else ''}\n{source.rstrip()}\n{fence}"


def formula_text(latex: str, *, alone: bool) -> str:
    """Return LaTeX between dollars, without what would end it early."""
    latex = _BLANK_LINES.sub("\n", _INNER_DOLLAR.sub("", latex.replace("`", "'"))).strip()
    if latex.endswith("\\") and not latex.endswith("\\\\"):
        latex += " {}"  # a backslash at the end would protect the closing dollar
    dollars = "$$" if alone else "$"
    return f"{dollars}{latex}{dollars}" if latex else ""


class Marks:
    """Formulas taken out of a text, each for one private character, and put back once the rest is Markdown."""

    def __init__(self, source_of: Callable[[str], str] = str.strip) -> None:
        """Begin without formulas; `source_of` makes LaTeX of what stood between the delimiters."""
        self._source_of = source_of
        self._kept: list[str] = []

    def taken(self, text: str, skip: str = r"(?!)") -> str:
        """Return the text with its formulas taken out, except in what the pattern `skip` matches."""
        pattern = re.compile(f"(?P<skip>{skip})|{_FORMULAS.pattern}", _FORMULAS.flags)
        return pattern.sub(self._take, _PRIVATE.sub("\ufffd", text))

    def _take(self, found: re.Match[str]) -> str:
        kind = found.lastgroup or "skip"
        if found["skip"] is not None or len(self._kept) >= _MARKS:
            return found[0]
        alone = kind in ("alone", "old_alone")
        self._kept.append(formula_text(self._source_of(found[kind]), alone=alone))
        return chr(_FIRST_MARK + len(self._kept) - 1)

    def back(self, text: str) -> str:
        """Return the text with its formulas in place; a digit behind one is set apart, as it would open it."""
        parts: list[str] = []
        for character in text:
            number = ord(character) - _FIRST_MARK
            if 0 <= number < len(self._kept):
                parts.append(self._kept[number])
            elif character.isdigit() and parts and parts[-1].endswith("$") and len(parts[-1]) > 1:
                parts += [" ", character]
            else:
                parts.append(character)
        return "".join(parts)
