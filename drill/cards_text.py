"""The text of a card with its numbers filled in: `{{tp}}`, `{{result:.3f}}` become what this review draws."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from drill.cards import FollowUp, Numeric, Question
from drill.errors import ContentError
from drill.light import NamedTuple

_PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*(?::([^{}\n]*))?\}\}")
# Two digits of width at most: `{x:999999999}` would fill the memory.
_SPEC = re.compile(r"[<>=^]?[-+ ]?#?0?\d{0,2}[,_]?(?:\.\d{1,2})?[bdeEfFgGoxX%]?")


class FillError(ContentError):
    """A placeholder that can't be filled; `offset` is where it stands in its text."""

    def __init__(self, what: str, fix: str, offset: int) -> None:
        """Keep the offset beside the sentence."""
        super().__init__(what, fix)
        self.offset = offset


class Placeholder(NamedTuple):
    """`{{name:spec}}` in a text, with the offsets of its ends."""

    name: str
    spec: str
    start: int
    end: int


class FilledQuestion(NamedTuple):
    """A question as it is shown in one review; `result` is the computed number, NaN where there is none."""

    question: Question
    ask: str
    answer: str
    points: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...] = ()
    why_wrong: str = ""
    code: str = ""
    result: float = math.nan
    values: Mapping[str, object] = {}


def filled(question: Question, seed: str) -> FilledQuestion:
    """Return the question with its values drawn by the seed, its number computed, and both put into its text.

    Raises FormulaError, DrawError or FillError, all ContentErrors, where the card is wrong; never for a card
    without `compute`, whose text stays as it is.
    """
    values = values_of(question, seed)
    return FilledQuestion(
        question=question,
        ask=fill(question.ask, values),
        answer=fill(question.answer, values),
        points=tuple(fill(point, values) for point in question.points),
        follow_ups=tuple(FollowUp(fill(f.ask, values), fill(f.answer, values)) for f in question.follow_ups),
        why_wrong=fill(question.why_wrong, values),
        code=fill(question.code, values),
        result=number(values["result"]) if values else math.nan,
        values=values,
    )


def values_of(question: Question, seed: str) -> dict[str, object]:
    """Return every given and assigned name with its value, and `result`; {} for a card without numbers."""
    numeric = question.grading
    if not isinstance(numeric, Numeric):
        return {}
    from drill.numbers import draws, formulas

    return formulas.evaluate(numeric.compute, draws.draw(numeric.given, seed))


def number(value: object) -> float:
    """Return the value if an answer can be compared with it. Raises FormulaError."""
    from drill.numbers.formulas import FormulaError

    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FormulaError("the result is not a number", "end the formula with one number")
    if not math.isfinite(value):
        raise FormulaError(f"the result is {value}", "choose values for which it is finite")
    return value


def placeholders(text: str) -> Iterator[Placeholder]:
    """Yield every placeholder in the text, in order."""
    for found in _PLACEHOLDER.finditer(text):
        yield Placeholder(found[1], (found[2] or "").strip(), *found.span())


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return the text with its placeholders filled; as it is if there are no values. Raises FillError."""
    if not values or "{{" not in text:
        return text
    parts, end = [], 0
    for placeholder in placeholders(text):
        parts += [text[end : placeholder.start], _shown(placeholder, values)]
        end = placeholder.end
    return "".join([*parts, text[end:]])


def _shown(placeholder: Placeholder, values: Mapping[str, object]) -> str:
    name, spec, offset, _ = placeholder
    if name not in values:
        raise FillError(f"`{{{{{name}}}}}` names no value", f"use one of {', '.join(values)}", offset)
    value = values[name]
    if spec and (not _SPEC.fullmatch(spec) or not isinstance(value, int | float)):
        raise FillError(f"`{spec}` can't format `{name}`", "write a format such as .3f or .1%", offset)
    try:
        return format(value, spec) if spec else _plain(value)
    except (ValueError, OverflowError, TypeError):
        raise FillError(f"`{name}` can't be shown", "write a format such as .3f or .1%", offset) from None


def _plain(value: object) -> str:
    """Return whole numbers in full, others with four significant digits, lists with their elements."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.4g}"
    raise TypeError(type(value).__name__)
