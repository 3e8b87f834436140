import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = floats(z)
    # exp(z) / (1 + exp(z)) below zero, 1 / (1 + exp(-z)) above: no exponent is ever positive
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def log_sigmoid(z: np.ndarray) -> np.ndarray:
    return -softplus(-floats(z))


def softplus(z: np.ndarray) -> np.ndarray:
    z = floats(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def floats(z: np.ndarray) -> np.ndarray:
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(np.float64)
