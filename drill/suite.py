"""What a hidden suite may import from us: `in_answer`, `assert_close`, `seeds` and `golden`.

A suite is an ordinary pytest file. It says `from answer import softmax` and calls it with plain data; in the
judge that name is a proxy and the call runs in the answer's own process. What does not travel as plain data
(a class with state, a module with parameters, autograd, a callback, a count of calls) is driven there by a
function marked with `in_answer`, which returns plain data; the assertion stays in the suite.
"""

from __future__ import annotations

import dis
import functools
import inspect
import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any, Protocol

import numpy as np

Driver = Callable[..., Any]


class Remote(Protocol):
    """The answer's process, as the judge installs it: runs a driver there by its source and name."""

    def drive(self, source: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Define the functions in `source`, call `name` with plain data, and return plain data."""


remote: Remote | None = None
"""Set by the judge. None under plain pytest, where drivers and answer share the process."""

_drivers: dict[str, str] = {}


class Mismatch(AssertionError):
    """A wrong value, kept with what was expected so that the judge can show both."""

    def __init__(self, message: str, got: object, expected: object) -> None:
        """Keep the values beside the message."""
        super().__init__(message)
        self.got = got
        self.expected = expected


def in_answer(function: Driver) -> Driver:
    """Mark a function of the suite to run in the answer's process.

    It sees its arguments, the other marked functions of the suite, and what it imports itself (the answer by
    `from answer import ...`); nothing else of the suite's module. Arguments and result are plain data. Raises
    TypeError if the function uses another name of the module, which would be missing there.
    """
    foreign = sorted(_globals_used(function.__code__) & function.__globals__.keys() - _drivers.keys())
    if foreign:
        raise TypeError(
            f"the driver {function.__name__} uses {', '.join(foreign)} of its module (fix: import it inside)"
        )
    _drivers[function.__name__] = _undecorated_source(function)

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if remote is None:
            return function(*args, **kwargs)
        return remote.drive("\n\n".join(_drivers.values()), function.__name__, args, kwargs)

    return call


def _globals_used(code: CodeType) -> set[str]:
    """Return the global names that a function reads, also in the functions within it."""
    names = {step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"}
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return names.union(*map(_globals_used, inner))


def _undecorated_source(function: Driver) -> str:
    lines = textwrap.dedent(inspect.getsource(function)).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("def "))
    return "\n".join(lines[start:])


def assert_close(got: object, expected: object, *, rtol: float = 1e-7, atol: float = 0.0) -> None:
    """Assert that `got` has the shape of `expected` and its values within `atol + rtol * |expected|`.

    Lists, tuples, scalars and arrays of any number type are compared as arrays; NaN equals NaN, an infinity
    its own sign. Raises Mismatch, an AssertionError, that says where and by how much the two differ.
    """
    got_array, expected_array = _numbers(got, expected), np.asarray(expected)
    if got_array.shape != expected_array.shape:
        raise Mismatch(f"shape {got_array.shape}, expected {expected_array.shape}", got, expected)
    try:
        np.testing.assert_allclose(got_array, expected_array, rtol=rtol, atol=atol, equal_nan=True)
    except AssertionError as difference:
        raise Mismatch(str(difference).strip(), got, expected) from None


def _numbers(got: object, expected: object) -> np.ndarray[Any, Any]:
    try:
        array = np.asarray(got)
    except (ValueError, TypeError):
        raise Mismatch("not a regular array of numbers", got, expected) from None
    if array.dtype.kind not in "biufc":
        raise Mismatch(f"not numbers, but {type(got).__name__}", got, expected)
    return array


def seeds(count: int = 20) -> Iterator[np.random.Generator]:
    """Yield `count` generators of numpy, always the same ones."""
    return (np.random.default_rng(seed) for seed in range(count))


def golden(name: str, folder: str | Path) -> dict[str, Any]:
    """Read frozen expected values, `goldens.npz` or `goldens.json`, that lie beside the suite.

    `folder` is the suite's own: `golden("goldens.npz", Path(__file__).parent)`. Arrays come back by name.
    """
    path = Path(folder) / name
    if path.suffix == ".json":
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return content
    with np.load(path, allow_pickle=False) as arrays:
        return dict(arrays)
