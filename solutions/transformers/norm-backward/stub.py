import numpy as np


def layer_norm_backward(
    x: np.ndarray, gain: np.ndarray, g: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (dx, dgain, dbias). x, g: (..., D); gain: (D,)."""
    raise NotImplementedError


def rms_norm_backward(
    x: np.ndarray, gain: np.ndarray, g: np.ndarray, eps: float = 1e-6
) -> tuple[np.ndarray, np.ndarray]:
    """Return (dx, dgain). x, g: (..., D); gain: (D,)."""
    raise NotImplementedError
