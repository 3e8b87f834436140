from collections.abc import Sequence

import numpy as np


def fans(shape: Sequence[int]) -> tuple[int, int]:
    """Return fan-in and fan-out of a weight of shape (out, in, *kernel)."""
    raise NotImplementedError


def xavier_uniform(shape: Sequence[int], rng: np.random.Generator, gain: float = 1.0) -> np.ndarray:
    """Return f[shape], uniform around 0, with standard deviation gain * sqrt(2 / (fan_in + fan_out))."""
    raise NotImplementedError


def he_normal(
    shape: Sequence[int], rng: np.random.Generator, mode: str = "fan_in", slope: float = 0.0
) -> np.ndarray:
    """Return f[shape], normal with variance 2 / ((1 + slope^2) * fan); mode is "fan_in" or "fan_out"."""
    raise NotImplementedError


def orthogonal(shape: Sequence[int], rng: np.random.Generator, gain: float = 1.0) -> np.ndarray:
    """Return f[shape]: as a matrix (out, rest), gain times orthonormal rows or, if there are too many, columns."""
    raise NotImplementedError
