"""The functions that a formula may call: Python's own, and the statistics that cards need, each bounded.

Nothing here can build a number or a list that is out of proportion to what it was given.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

MAX_BITS = 10_000
"""The largest whole number, in bits: what can still be printed, and multiplied at once."""

CONSTANTS: Mapping[str, float] = {"pi": math.pi, "e": math.e, "inf": math.inf}


class OutOfBoundsError(ValueError):
    """A number, list or amount of work that is larger than any card needs."""


def checked_number(value: Any) -> Any:
    """Return the value, unless it is a whole number too long or a complex one."""
    if isinstance(value, complex):
        raise OutOfBoundsError("the value is a complex number")
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise OutOfBoundsError("a whole number grows too large; use floats")
    return value


def power(base: Any, exponent: Any) -> Any:
    """Return `base ** exponent`, refusing a huge whole number before it is built."""
    if isinstance(base, int) and isinstance(exponent, int) and abs(base) > 1:
        _check_bits(exponent * (base.bit_length() - 1))
    return checked_number(base**exponent)


def _check_bits(bits: float) -> None:
    if bits > MAX_BITS:
        raise OutOfBoundsError("a whole number grows too large; use floats")


def _factorial(n: int) -> int:
    _check_bits(n * 8 if n > 1000 else 0)
    return math.factorial(n)


def _comb(n: int, k: int) -> int:
    if 0 <= k <= n:
        _check_bits(_log2_comb(n, min(k, n - k)))
    return math.comb(n, k)


def _log2_comb(n: int, k: int) -> float:
    # Beyond that the differences of lgamma drown in rounding; the bound is coarser and safe.
    if n > 1e15:
        return k * math.log2(n)
    return (math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)) / math.log(2)


def _perm(n: int, k: int | None = None) -> int:
    k = n if k is None else k
    if n > 1 and k > 0:
        _check_bits(k * math.log2(n))
    return math.perm(n, k)


def _round(number: float, ndigits: int | None = None) -> float:
    # round(5, -10**9) computes a power of ten of that many digits.
    if ndigits is not None and abs(ndigits) > 400:
        raise OutOfBoundsError("round to at most 400 digits")
    return round(number, ndigits)


def _sum(values: Iterable[Any], start: Any = 0) -> Any:
    # Adding lists one by one costs their square.
    if not isinstance(start, int | float):
        raise TypeError("sum starts from a number")
    return sum(values, start)


def _prod(values: Iterable[Any], *, start: Any = 1) -> Any:
    product = start
    for value in values:
        if not isinstance(product, int | float) or not isinstance(value, int | float):
            raise TypeError("prod multiplies numbers")
        product = checked_number(product * value)
    return product


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return math.fsum(numbers) / len(numbers)


def _median(values: Iterable[float]) -> float:
    numbers = sorted(values)
    middle, odd = divmod(len(numbers), 2)
    return numbers[middle] if odd else (numbers[middle - 1] + numbers[middle]) / 2


def _variance(values: Iterable[float], ddof: int = 1) -> float:
    numbers = list(values)
    centre = _mean(numbers)
    return math.fsum((number - centre) ** 2 for number in numbers) / (len(numbers) - ddof)


def _stdev(values: Iterable[float], ddof: int = 1) -> float:
    return math.sqrt(_variance(values, ddof))


def _dot(left: Iterable[float], right: Iterable[float]) -> float:
    total: float = _sum(_prod(pair) for pair in zip(left, right, strict=True))
    return total


def _norm_cdf(x: float) -> float:
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def _norm_ppf(p: float) -> float:
    from statistics import NormalDist

    return NormalDist().inv_cdf(p)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **{function.__name__: function for function in (abs, min, max, len, sorted, range, zip, enumerate)},
    **{function.__name__: function for function in (reversed, all, any, int, float, list, tuple)},
    **{name: getattr(math, name) for name in ("sqrt", "exp", "log", "log2", "log10", "log1p", "expm1")},
    **{name: getattr(math, name) for name in ("sin", "cos", "tan", "tanh", "atan", "floor", "ceil")},
    **{name: getattr(math, name) for name in ("gamma", "erf", "hypot")},
    "sum": _sum,
    "prod": _prod,
    "round": _round,
    "factorial": _factorial,
    "comb": _comb,
    "perm": _perm,
    "mean": _mean,
    "median": _median,
    "variance": _variance,
    "stdev": _stdev,
    "dot": _dot,
    "norm_cdf": _norm_cdf,
    "norm_ppf": _norm_ppf,
}
