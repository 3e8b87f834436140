import numpy as np


def softplus(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return log(1 + e^x) and its slope, elementwise, in the shape of x."""
    raise NotImplementedError


def silu(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return x * sigmoid(x) and its slope."""
    raise NotImplementedError


def elu(x: np.ndarray, alpha: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return x for x > 0 and alpha * (e^x - 1) otherwise, and its slope, which is alpha at 0."""
    raise NotImplementedError


def gelu(x: np.ndarray, approximate: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Return x * Phi(x), or its tanh approximation, and the slope of what is returned."""
    raise NotImplementedError
