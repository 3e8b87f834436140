"""Numpy's random generators by their state, so that they can travel, and come back where they were left."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.judge.arrays import FrameError

_BIT_GENERATORS = ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")
# Where a bit generator keeps a place in a table of its own, which it does not check: the largest place.
_LAST_PLACE = {"MT19937": ("state", "pos", 624), "Philox": ("buffer_pos", None, 4)}


def generator_parts(generator: np.random.Generator) -> tuple[str, dict[str, Any]]:
    """Return the name of the bit generator and its state as plain data."""
    bits = generator.bit_generator
    return type(bits).__name__, dict(bits.state)


def generator_whole(name: Any, state: Any) -> np.random.Generator:
    """Return a generator with this state. Raises FrameError or a builtin error if name or state lie."""
    if name not in _BIT_GENERATORS:
        raise FrameError("not a generator")
    _check_place(name, state)
    bits = getattr(np.random, name)(0)
    bits.state = state
    return np.random.Generator(bits)


def _check_place(name: str, state: Any) -> None:
    if name not in _LAST_PLACE:
        return
    outer, inner, last = _LAST_PLACE[name]
    place = state[outer] if inner is None else state[outer][inner]
    if type(place) is not int or not 0 <= place <= last:
        raise FrameError("not the state of a generator")
