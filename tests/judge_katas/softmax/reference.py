import numpy as np


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """Return the softmax of x along one axis, as an array of floats of x's shape."""
    # Subtracting the maximum changes nothing in exact arithmetic and keeps exp from overflowing.
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
