"""How far two plain values lie apart, whatever containers their numbers come in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

FAR = math.inf
OTHER_TYPE = (
    1e-12  # less than any difference that counts: it only decides between programs of the same values
)
TRUTH_FOR_NUMBER = 1e-9


def within(got: object, expected: object, tolerance: float) -> bool:
    """Return whether two values have the same structure and their numbers differ by at most `tolerance`."""
    return distance(got, expected, relative=False) <= max(tolerance, TRUTH_FOR_NUMBER)


def distance(first: Any, second: Any, *, relative: bool = True) -> float:
    """Return the largest difference between numbers at the same place, infinite if anything else differs.

    A list, a tuple and an array of the same numbers are as good as equal; so are 1, 1.0 and True. NaN equals
    NaN. With `relative`, differences between numbers above 1 are relative ones.
    """
    if isinstance(first, dict) and isinstance(second, dict):
        return _dicts(first, second, relative)
    numbers = _numbers(first), _numbers(second)
    if numbers[0] is not None and numbers[1] is not None:
        return _arrays(numbers[0], numbers[1], relative)
    if _is_sequence(first) and _is_sequence(second):
        return _sequences(list(first), list(second), relative)
    return _others(first, second)


def _numbers(value: Any) -> np.ndarray[Any, Any] | None:
    if value is None or isinstance(value, str | bytes | set | frozenset | np.random.Generator):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def _arrays(first: np.ndarray[Any, Any], second: np.ndarray[Any, Any], relative: bool) -> float:
    if first.shape != second.shape:
        return FAR
    common = complex if "c" in (first.dtype.kind, second.dtype.kind) else float
    return _largest_error(first.astype(common), second.astype(common), relative) + _trifle(first, second)


def _largest_error(first: np.ndarray[Any, Any], second: np.ndarray[Any, Any], relative: bool) -> float:
    with np.errstate(all="ignore"):
        errors = np.abs(first - second)
        if relative:
            errors = errors / np.maximum(1.0, np.abs(second))
        same = (first == second) | (np.isnan(first) & np.isnan(second))
    return float(np.max(np.where(same, 0.0, np.where(np.isnan(errors), FAR, errors)), initial=0.0))


def _trifle(first: np.ndarray[Any, Any], second: np.ndarray[Any, Any]) -> float:
    """Return what sets the same numbers of other types apart."""
    kinds = {first.dtype.kind, second.dtype.kind}
    if len(kinds) == 1:
        return 0.0
    return TRUTH_FOR_NUMBER if "b" in kinds else OTHER_TYPE


def _is_sequence(value: Any) -> bool:
    return isinstance(value, list | tuple | np.ndarray | range)


def _sequences(first: list[Any], second: list[Any], relative: bool) -> float:
    if len(first) != len(second):
        return FAR
    return _largest(distance(a, b, relative=relative) for a, b in zip(first, second, strict=True))


def _dicts(first: dict[Any, Any], second: dict[Any, Any], relative: bool) -> float:
    if first.keys() != second.keys():
        return FAR
    return _largest(distance(first[key], second[key], relative=relative) for key in first)


def _largest(distances: Iterable[float]) -> float:
    return max(distances, default=0.0)


def _others(first: Any, second: Any) -> float:
    if isinstance(first, np.random.Generator) and isinstance(second, np.random.Generator):
        return 0.0 if first.bit_generator.state == second.bit_generator.state else FAR
    if isinstance(first, str) and isinstance(second, str):
        return 0.0 if str(first) == str(second) else FAR
    return 0.0 if type(first) is type(second) and bool(first == second) else FAR
