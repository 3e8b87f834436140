"""Values as short text that a terminal can't misread."""

from __future__ import annotations

import reprlib
import unicodedata
from typing import Any

import numpy as np

SHORT = 400
ARGUMENT = 160
_SMALL_ARRAY = 24
_SHOWN_ELEMENTS = 6
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def neutral(text: str, limit: int = SHORT) -> str:
    """Return `text` with control, format and private characters written as escapes, cut to `limit` characters.

    Line ends and tabs stay.
    """
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(_visible(character) for character in cut)


def _visible(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in _INVISIBLE:
        return character
    return character.encode("unicode_escape").decode("ascii")


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
        if isinstance(x, np.ndarray):
            return _array(x)
        if isinstance(x, np.generic):
            return _scalar(x)
        if type(x) is float:
            return _float(x)
        if isinstance(x, np.random.Generator):
            return f"Generator({type(x.bit_generator).__name__})"
        return super().repr1(x, level)


def _float(value: float) -> str:
    return repr(value)


def _scalar(value: np.generic) -> str:
    if type(value) in (np.float64, np.int64, np.bool_):
        return repr(value.item())
    return repr(value)


def _array(array: np.ndarray[Any, Any]) -> str:
    if array.size <= _SMALL_ARRAY:
        text = np.array2string(array, separator=", ", precision=8, floatmode="maxprec", max_line_width=100)
        return f"array({_indented(text)}{_dtype_note(array)})"
    elements = ", ".join(_element(item) for item in array.ravel()[:_SHOWN_ELEMENTS])
    size = " × ".join(map(str, array.shape))
    return f"<{array.dtype} array, {size}: {elements}, …>"


def _element(item: Any) -> str:
    return f"{item:.6g}" if isinstance(item, float | np.floating) else str(item)


def _indented(text: str) -> str:
    return text.replace("\n", "\n" + " " * len("array("))


def _dtype_note(array: np.ndarray[Any, Any]) -> str:
    if array.dtype in (np.dtype(float), np.dtype(int), np.dtype(bool)) and array.size:
        return ""
    shape = f", shape={array.shape}" if not array.size and array.ndim != 1 else ""
    return f"{shape}, dtype={array.dtype}"


def call_text(name: str, arguments: list[Any], named: dict[str, Any]) -> str:
    """Return a call as one would type it, each argument shortened."""
    parts = [shown(value, ARGUMENT) for value in arguments]
    parts += [f"{neutral(str(key), 40)}={shown(value, ARGUMENT)}" for key, value in named.items()]
    one_line = f"{name}({', '.join(parts)})"
    if "\n" not in one_line:
        return neutral(one_line, 4 * SHORT)
    body = ",\n".join(_hanging(part) for part in parts)
    return neutral(f"{name}(\n{body})", 4 * SHORT)


def _hanging(part: str) -> str:
    return "    " + part.replace("\n", "\n    ")


def difference(got: object, expected: object) -> str:
    """Return in words by how much two numbers or arrays differ, or that their shapes do; "" for other things."""
    arrays = _as_numbers(got), _as_numbers(expected)
    if arrays[0] is None or arrays[1] is None:
        return ""
    first, second = arrays
    if first.shape != second.shape:
        return f"shape {first.shape}, expected {second.shape}"
    with np.errstate(all="ignore"):
        return _numbers_difference(first, second)


def _numbers_difference(got: np.ndarray[Any, Any], expected: np.ndarray[Any, Any]) -> str:
    same = (got == expected) | (np.isnan(got) & np.isnan(expected))
    errors = np.where(same, 0.0, np.abs(got - expected))
    if got.size == 0 or bool(same.all()):
        return ""
    worst = np.unravel_index(int(np.argmax(np.where(np.isnan(errors), np.inf, errors))), got.shape)
    amount = f"{float(errors[worst]):.3g}"
    if got.ndim == 0:
        return f"off by {amount}"
    place = ", ".join(str(int(index)) for index in worst)
    pair = f"{_element(got[worst])} instead of {_element(expected[worst])}"
    return f"{int((~same).sum())} of {got.size} values differ, most at [{place}]: {pair}, off by {amount}"


def _as_numbers(value: object) -> np.ndarray[Any, Any] | None:
    try:
        array = np.asarray(value)
    except (ValueError, TypeError):
        return None
    if array.dtype.kind not in "biufc":
        return None
    return array.astype(complex) if array.dtype.kind == "c" else array.astype(float)
