"""Draws: values that differ from review to review, so that no card is answered from memory of its digits.

`5..60` draws a whole number between both ends, `0.05..0.5 by 0.05` a multiple of the step counted from the
low end, `one of 5 10` one of the numbers. A draw depends on its seed and its name only, on every machine.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from decimal import Decimal

from drill.errors import ContentError

_NUMBER = r"[-+]?\d{1,18}(?:\.\d{1,18})?"
_RANGE = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})(?:\s+by\s+({_NUMBER}))?", re.ASCII)
_ONE_OF = re.compile(rf"one of((?:\s+{_NUMBER})+)", re.ASCII)
_FIX = "write 5..60, or 0.05..0.5 by 0.05, or one of 5 10"


class DrawError(ContentError):
    """A text under `given` that is not a draw."""


def draw(given: Mapping[str, object], seed: str) -> dict[str, object]:
    """Return `given` with each draw replaced by a number; numbers and lists of numbers stay as they are.

    The seed is text, such as the card's id with the count of its reviews. Raises DrawError.
    """
    return {name: _drawn(value, f"{seed}\n{name}") for name, value in given.items()}


def has_draws(given: Mapping[str, object]) -> bool:
    """Return whether any value differs from review to review."""
    return any(isinstance(part, str) for value in given.values() for part in _parts(value))


def _parts(value: object) -> list[object]:
    if isinstance(value, list | tuple):
        return [part for element in value for part in _parts(element)]
    return [value]


def _drawn(value: object, seed: str) -> object:
    if isinstance(value, list | tuple):
        return [_drawn(element, f"{seed}\n{position}") for position, element in enumerate(value)]
    return _choice(value, seed) if isinstance(value, str) else value


def _choice(text: str, seed: str) -> int | float:
    """Return the number that this seed draws from the text of a draw."""
    # A hash rather than `random`: the same on every machine and version, and values stay values.
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest())
    if matched := _ONE_OF.fullmatch(text.strip()):
        options = matched[1].split()
        return _plain(Decimal(options[number % len(options)]))
    if matched := _RANGE.fullmatch(text.strip()):
        low, step, count = _steps(text, *matched.groups())
        return _plain(low + step * (number % count))
    raise DrawError(f"`{text}` is neither a number nor a draw", _FIX)


def _steps(text: str, low: str, high: str, by: str | None) -> tuple[Decimal, Decimal, int]:
    """Return the low end, the step and the count of values; the default step is a unit of the last digit."""
    first, last = Decimal(low), Decimal(high)
    step = Decimal(by) if by else Decimal(1).scaleb(min(_exponent(first), _exponent(last)))
    if step <= 0 or last <= first:
        raise DrawError(f"`{text}` has nothing to draw from", "put the low end first, and step upwards")
    return first, step, int((last - first) / step) + 1


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "the pattern admits finite numbers only"  # noqa: S101
    return exponent


def _plain(number: Decimal) -> int | float:
    return int(number) if _exponent(number) >= 0 else float(number)
