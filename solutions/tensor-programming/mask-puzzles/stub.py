import numpy as np


def lower_triangle(n: int) -> np.ndarray:
    """Return bool[n, n], true where column <= row."""
    raise NotImplementedError


def diagonal(x: np.ndarray) -> np.ndarray:
    """Return the elements (i, i) of f[n, m], min(n, m) of them."""
    raise NotImplementedError


def run_lengths(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the values and the lengths of the runs of equal neighbours in x [n]."""
    raise NotImplementedError


def segment_ids(lengths: np.ndarray) -> np.ndarray:
    """Return i repeated lengths[i] times, for all i in order; lengths: int [n]."""
    raise NotImplementedError


def sequence_mask(lengths: np.ndarray, width: int) -> np.ndarray:
    """Return bool[n, width], true in the first lengths[i] columns of row i."""
    raise NotImplementedError


def one_hot(ids: np.ndarray, n: int) -> np.ndarray:
    """Return f[len(ids), n]; an id outside of 0 to n - 1 gives a row of zeros."""
    raise NotImplementedError


def interval_mask(starts: np.ndarray, ends: np.ndarray, n: int) -> np.ndarray:
    """Return bool[len(starts), n], true where starts[i] <= column < ends[i]."""
    raise NotImplementedError


def ring_shift(x: np.ndarray, k: int) -> np.ndarray:
    """Return f[n] in which element i of x has moved to place (i + k) mod n."""
    raise NotImplementedError
