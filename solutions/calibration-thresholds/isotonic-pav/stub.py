import numpy as np


def isotonic_fit(x: np.ndarray, y: np.ndarray, w: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct x in ascending order and the non-decreasing weighted least-squares fit there.

    x, y: [n];  w: positive weights [n], or None for equal ones
    """
    raise NotImplementedError


def isotonic_predict(knots: np.ndarray, values: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Return the fit at q, an array of any shape: linear between knots, constant beyond the ends."""
    raise NotImplementedError
