import numpy as np


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """Return the softmax of x along one axis, as an array of floats of x's shape."""
    raise NotImplementedError
