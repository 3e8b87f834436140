import numpy as np


def softmax(Z: np.ndarray, axis: int = -1) -> np.ndarray:
    """Return the softmax of Z along axis, in the shape of Z; a slice of -inf alone gives zeros."""
    raise NotImplementedError


def logsumexp(Z: np.ndarray, axis: int = -1, keepdims: bool = False) -> np.ndarray:
    """Return log(sum(exp(Z))) along axis, which is dropped, or kept with length 1 if keepdims."""
    raise NotImplementedError


def log_softmax(Z: np.ndarray, axis: int = -1) -> np.ndarray:
    """Return the logarithm of the softmax of Z along axis, in the shape of Z."""
    raise NotImplementedError
