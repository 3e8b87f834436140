"""Values as short text that a terminal can't misread."""

from __future__ import annotations

import reprlib
from collections.abc import Callable
from typing import Any

import numpy as np

from drill.safe import clean

SHORT = 400
ARGUMENT = 160
_CALL = 4 * SHORT
_SMALL_ARRAY = 24
_SHOWN_ELEMENTS = 6
_LINE = 56
"""A row of an array fits beside its label, even as an argument, in a terminal of 80 columns."""
_USUAL_TYPES = (np.dtype(float), np.dtype(int), np.dtype(bool))


def neutral(text: str, limit: int = SHORT) -> str:
    """Return `text` clean of what could steer a terminal, and cut to `limit` characters."""
    return clean(text if len(text) <= limit else text[: limit - 1] + "…")


def shown(value: object, limit: int = SHORT) -> str:
    """Return a value as one would type it, shortened; large arrays by type, shape and first elements."""
    try:
        return neutral(_Repr(limit).repr(value), limit)
    except Exception as error:  # noqa: BLE001 - a description must never be the thing that fails
        return f"<{type(value).__name__}: {type(error).__name__}>"


class _Repr(reprlib.Repr):
    """A repr that stops early."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.maxstring = self.maxother = self.maxlong = limit
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = 12
        self.maxlevel = 5

    def repr1(self, x: Any, level: int) -> str:
        for kind, write in _WRITERS:
            if isinstance(x, kind):
                return write(x)
        return super().repr1(x, level)


def _array(array: np.ndarray[Any, Any]) -> str:
    if array.size <= _SMALL_ARRAY:
        text = np.array2string(array, separator=", ", precision=8, floatmode="maxprec", max_line_width=_LINE)
        return f"array({_hanging(text, len('array('))}{_type_note(array)})"
    elements = ", ".join(_element(item) for item in array.ravel()[:_SHOWN_ELEMENTS])
    size = " × ".join(map(str, array.shape))
    return f"<{array.dtype} array, {size}: {elements}, …>"


def _type_note(array: np.ndarray[Any, Any]) -> str:
    if array.dtype in _USUAL_TYPES and array.size:
        return ""
    shape = f", shape={array.shape}" if not array.size and array.ndim != 1 else ""
    return f"{shape}, dtype={array.dtype}"


def _scalar(value: np.generic) -> str:
    return repr(value.item()) if value.dtype in _USUAL_TYPES else repr(value)


_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (np.ndarray, _array),
    (np.generic, _scalar),
    (np.dtype, str),
    (np.random.Generator, lambda value: f"Generator({type(value.bit_generator).__name__})"),
    (float, float.__repr__),
    (type, lambda value: str(value.__name__)),
)


def call_text(name: str, arguments: list[Any], named: dict[str, Any]) -> str:
    """Return a call as one would type it, each argument shortened."""
    parts = [shown(value, ARGUMENT) for value in arguments]
    parts += [f"{neutral(str(key), 40)}={shown(value, ARGUMENT)}" for key, value in named.items()]
    one_line = f"{name}({', '.join(parts)})"
    if "\n" not in one_line:
        return neutral(one_line, _CALL)
    body = ",\n".join("    " + _hanging(part, 4) for part in parts)
    return neutral(f"{name}(\n{body})", _CALL)


def _hanging(text: str, indent: int) -> str:
    return text.replace("\n", "\n" + " " * indent)


def difference(got: object, expected: object) -> str:
    """Return in words how two numbers or arrays differ most, or that their shapes do; "" for other things."""
    first, second = _as_numbers(got), _as_numbers(expected)
    if first is None or second is None:
        return ""
    if first.shape != second.shape:
        return f"shape {first.shape}, expected {second.shape}"
    with np.errstate(all="ignore"):
        return _largest_difference(first, second)


def _largest_difference(got: np.ndarray[Any, Any], expected: np.ndarray[Any, Any]) -> str:
    same = (got == expected) | (np.isnan(got) & np.isnan(expected))
    errors = np.where(same, 0.0, np.abs(got - expected))
    if bool(same.all()):
        return ""
    worst = np.unravel_index(int(np.argmax(np.where(np.isnan(errors), np.inf, errors))), got.shape)
    amount = f"off by {float(errors[worst]):.3g}"
    if got.ndim == 0:
        return amount
    place = ", ".join(str(int(index)) for index in worst)
    pair = " instead of ".join(_told_apart(got[worst], expected[worst]))
    return f"differs most at [{place}]: {pair}, {amount}"


def _told_apart(first: Any, second: Any) -> tuple[str, str]:
    short = _element(first), _element(second)
    return short if short[0] != short[1] else (str(first), str(second))


def _element(item: Any) -> str:
    return f"{item:.6g}" if isinstance(item, float | np.floating) else str(item)


def _as_numbers(value: object) -> np.ndarray[Any, Any] | None:
    try:
        array = np.asarray(value)
    except (ValueError, TypeError):
        return None
    if array.dtype.kind not in "biufc":
        return None
    return array.astype(complex if array.dtype.kind == "c" else float)
