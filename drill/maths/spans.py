"""Where in a text the formulas are, by the rule that lets `$5 and $10` be money.

Formulas are cut out before the text is read as Markdown, whose asterisks and underscores they are full of.
Each is replaced by one character of a private range, which no clean text contains.
"""

from __future__ import annotations

_FIRST_MARK = 0xF0000
_MARKS = 0xFFF0
_FENCES = ("```", "~~~")
_MOST_DOLLARS = 2
_CLOSING_MARKS = (".", ",", ";", ":")


class Formula:
    """A formula cut out of a text: its LaTeX, and whether it stands alone, between double dollars.

    `closing` is the mark that the sentence around a lone formula puts after it.
    """

    def __init__(self, latex: str, *, alone: bool, closing: str = "") -> None:
        """Keep the LaTeX without its dollars."""
        self.latex = latex
        self.alone = alone
        self.closing = closing

    @property
    def source(self) -> str:
        """Return the formula as it was written, with its dollars."""
        dollars = "$$" if self.alone else "$"
        return dollars + self.latex + dollars + self.closing


def cut(text: str) -> tuple[str, list[Formula]]:
    """Return the text with a mark in place of each formula, and the formulas in the order of their marks.

    A single dollar opens a formula if no space follows it, and the next dollar closes it if no space comes
    before and no digit after; otherwise both are dollars. A backslash, code and fenced code protect the
    dollars in them. The text must be free of private characters, as `safe.clean` makes it.
    """
    parts: list[str] = []
    formulas: list[Formula] = []
    at = 0
    while at < len(text):
        end = _protected(text, at)
        if end == at:
            formula, end = _formula(text, at)
            if formula and len(formulas) < _MARKS:
                formulas.append(formula)
                parts.append(mark(len(formulas) - 1))
                at = end
                continue
            end = _plain_end(text, end)
        parts.append(text[at:end])
        at = end
    return "".join(parts), formulas


def mark(number: int) -> str:
    """Return the character that stands for formula `number`."""
    return chr(_FIRST_MARK + number)


def number_of(character: str) -> int | None:
    """Return the number of the formula that the character stands for, or None if it is no mark."""
    number = ord(character) - _FIRST_MARK
    return number if 0 <= number < _MARKS else None


def _plain_end(text: str, at: int) -> int:
    while at < len(text) and text[at] not in "$\\`~\n":
        at += 1
    return at


def _protected(text: str, at: int) -> int:
    """Return the end of the escape, code span or code block that begins at `at`, or `at` if none does."""
    if text[at] == "\\":
        return min(at + 2, len(text))
    if text.startswith(_FENCES, at) and _starts_line(text, at):
        return _block_end(text, at)
    if text[at] == "`":
        return _code_end(text, at)
    return at


def _starts_line(text: str, at: int) -> bool:
    line_start = text.rfind("\n", 0, at) + 1
    return not text[line_start:at].strip(" >")


def _is_blank_line(text: str, start: int) -> bool:
    end = text.find("\n", start)
    return not text[start : end if end != -1 else len(text)].strip()


def _run_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end] == text[at]:
        end += 1
    return end


def _block_end(text: str, at: int) -> int:
    """Return the end of the fenced block: after its closing fence, or the end of the text."""
    fence = text[at : _run_end(text, at)]
    line_end = text.find("\n", at)
    while line_end != -1:
        start, line_end = line_end + 1, text.find("\n", line_end + 1)
        line = text[start : line_end if line_end != -1 else len(text)].strip(" >")
        if line.startswith(fence) and not line.strip(fence[0]):
            return line_end if line_end != -1 else len(text)
    return len(text)


def _code_end(text: str, at: int) -> int:
    """Return the end of the code span, or of the run of backticks where no equal run in its paragraph closes it."""
    end = _run_end(text, at)
    ticks = text[at:end]
    paragraph_end = text.find("\n\n", end)
    limit = paragraph_end if paragraph_end != -1 else len(text)
    close = text.find(ticks, end, limit)
    while close != -1:
        close_end = _run_end(text, close)
        if close_end - close == len(ticks):
            return close_end
        close = text.find(ticks, close_end, limit)
    return end


def _formula(text: str, at: int) -> tuple[Formula | None, int]:
    """Return the formula that begins at `at` and its end, or None and the end of what is no formula."""
    start = _run_end(text, at) if text[at] == "$" else at + 1
    alone = start - at == _MOST_DOLLARS
    end = (
        _closing_dollar(text, start, alone=alone) if text[at] == "$" and start - at <= _MOST_DOLLARS else None
    )
    if end is None:
        return None, start
    after = end + 1 + alone
    closing = text[after : after + 1] if alone and text[after : after + 1] in _CLOSING_MARKS else ""
    return Formula(text[start:end], alone=alone, closing=closing), after + len(closing)


def _closing_dollar(text: str, start: int, *, alone: bool) -> int | None:
    """Return where the formula from `start` ends, or None if no formula begins there."""
    if not alone and text[start : start + 1].isspace():
        return None
    end = start
    while end < len(text) and not text.startswith("$$" if alone else "$", end):
        if text[end] == "`" or (text[end] == "\n" and not alone and _is_blank_line(text, end + 1)):
            return None
        end += 2 if text[end] == "\\" else 1
    if end >= len(text) or not text[start:end].strip():
        return None
    if not alone and (text[end - 1].isspace() or text[end + 1 : end + 2].isdigit()):
        return None
    return end
