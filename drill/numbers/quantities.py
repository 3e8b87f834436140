"""Numbers as people type them: `0.63`, `63%`, `3/4`, `1e9`, `1.2 GB`, `12k`, `7B`, `1,000`, units converted.

A typed answer is read into the unit of its card, and then compared with what the card computes.
"""

from __future__ import annotations

import math
import re

from drill.cards import Tolerance
from drill.errors import UsageError

_DIGITS = r"(?:\d{1,3}(?:[,_ ]\d{3})+|\d+)?(?:\.\d*)?"
_NUMBER = rf"[-+]?(?=\.?\d){_DIGITS}(?:[eE][-+]?\d{{1,3}})?"
_QUANTITY = re.compile(
    rf"(?P<number>{_NUMBER})"
    rf"(?:\s*/\s*(?P<below>{_NUMBER}))?"
    r"(?:\s*[x*·]\s*(?P<base>2|10)\s*(?:\^|\*\*)\s*(?P<power>[-+]?\d{1,3})|\s*(?:\^|\*\*)\s*(?P<raised>[-+]?\d{1,3}))?"
    r"\s*(?P<unit>[^\d\s.,+*^-].*)?"
)
_SIGNS = str.maketrans("−–×⋅µ∕⁄\u00a0\u202f", "--x·μ//  ")
_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "B": 1e9, "T": 1e12}
_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_BINARY = {"Ki": 2.0**10, "Mi": 2.0**20, "Gi": 2.0**30, "Ti": 2.0**40, "Pi": 2.0**50}
_LARGE = {"k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18}
_SMALL = {"m": 1e-3, "μ": 1e-6, "u": 1e-6, "n": 1e-9, "p": 1e-12}
_PREFIXES = _BINARY | _LARGE | _SMALL
_UNITS = {
    "": {"": 1.0, "%": 0.01, "percent": 0.01, "per cent": 0.01},
    "byte": {"B": 1.0, "byte": 1.0, "bit": 0.125},
    "second": {"s": 1.0, "sec": 1.0, "min": 60.0, "minute": 60.0, "h": 3.6e3, "hour": 3.6e3, "day": 86.4e3},
}
_NAMED = {name: (scale, base) for base, names in _UNITS.items() for name, scale in names.items()}


class QuantityError(UsageError, ValueError):
    """What was typed is not a number, or is in a unit that does not convert into the card's."""


def parse(text: str, unit: str = "") -> float:
    """Return the typed number in the card's `unit`; without a unit of its own it is taken to be in that one.

    Raises QuantityError, whose sentence says what can be typed instead.
    """
    typed = text.translate(_SIGNS).strip().lstrip("~≈=$€ ")
    matched = _QUANTITY.fullmatch(typed)
    if matched is None:
        raise QuantityError(f"`{text.strip()}` is not a number", "type 0.63, 63%, 3/4, 1e9, 12k or 1,000")
    number = _number(matched, text) * _factor((matched["unit"] or "").strip(), unit)
    if not math.isfinite(number):
        raise QuantityError(f"`{text.strip()}` is not a finite number", "type a smaller one")
    return number


def _number(matched: re.Match[str], text: str) -> float:
    number = _plain(matched["number"])
    if matched["below"]:
        below = _plain(matched["below"])
        if not below:
            raise QuantityError(f"`{text.strip()}` divides by zero", "type a number")
        number /= below
    try:
        if matched["raised"]:
            return float(number ** int(matched["raised"]))
        return number * float(matched["base"] or 1) ** int(matched["power"] or 0)
    except (OverflowError, ZeroDivisionError):
        return math.inf


def _plain(digits: str) -> float:
    return float(re.sub("[,_ ]", "", digits))


def _factor(typed: str, wanted: str) -> float:
    """Return what turns a number in the typed unit into one in the wanted unit."""
    wanted = wanted.translate(_SIGNS).strip()
    factor = _conversion(typed, wanted)
    if factor is None:
        what = f"`{typed}` does not convert into {wanted or 'a plain number'}"
        raise QuantityError(what, f"type the number in {wanted}" if wanted else "type the number alone")
    return factor


def _conversion(typed: str, wanted: str) -> float | None:
    """Return the factor between the units, also where a count stands before the unit or in its place."""
    # `7B` is seven bytes where bytes are wanted, and seven billion where parameters are.
    direct = _between(typed, wanted)
    count, rest = _count(typed) if direct is None else (0.0, "")
    behind = _between(rest, wanted) if count else None
    return direct if behind is None else count * behind


def _between(typed: str, wanted: str) -> float | None:
    if not typed or _singular(typed) == _singular(wanted):
        return 1.0
    for scale, base in _readings(typed):
        for wanted_scale, wanted_base in _readings(wanted):
            if base == wanted_base:
                return scale / wanted_scale
    return None


def _count(unit: str) -> tuple[float, str]:
    """Return the count that the unit begins with, as in `7B parameters`, and the rest; 0 without one."""
    word, _, rest = unit.partition(" ")
    if word.casefold() in _WORDS:
        return _WORDS[word.casefold()], rest.strip()
    return _LETTERS.get(unit[0], 0.0), unit[1:].strip()


def _singular(unit: str) -> str:
    folded = unit.casefold()
    return folded[:-1] if len(folded) > 2 and folded.endswith("s") else folded


def _readings(unit: str) -> list[tuple[float, str]]:
    """Return each way to read the unit, as a factor and the base that it multiplies."""
    whole = [_NAMED[name] for name in (unit, _singular(unit)) if name in _NAMED]
    split = [(scale, unit[len(prefix) :]) for prefix, scale in _PREFIXES.items() if unit.startswith(prefix)]
    return whole + [(scale * factor, base) for scale, rest in split if rest for factor, base in [_base(rest)]]


def _base(unit: str) -> tuple[float, str]:
    return _NAMED.get(unit) or _NAMED.get(_singular(unit)) or (1.0, _singular(unit))


def within(answer: float, result: float, tolerance: Tolerance) -> bool:
    """Return whether the answer is as close to the computed result as the card demands, ends included.

    A relative tolerance is a share of the result; a factor f takes result/f to result*f, of the same sign.
    """
    slack = 1e-9 * max(abs(result), abs(answer))
    if tolerance.kind == "factor":
        return answer * result > 0 and abs(math.log(answer / result)) <= math.log(tolerance.value) + 1e-9
    reach = tolerance.value * abs(result) if tolerance.kind == "relative" else tolerance.value
    return abs(answer - result) <= reach + slack
