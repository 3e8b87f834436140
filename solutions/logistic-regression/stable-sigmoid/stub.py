import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-z)) of each entry.

    z: any shape, floats or integers

    Returns an array of the shape of z, float32 if z is float32, else float64.
    """
    raise NotImplementedError


def log_sigmoid(z: np.ndarray) -> np.ndarray:
    """Return log(sigmoid(z)) of each entry, shape and type as for sigmoid."""
    raise NotImplementedError


def softplus(z: np.ndarray) -> np.ndarray:
    """Return log(1 + exp(z)) of each entry, shape and type as for sigmoid."""
    raise NotImplementedError
