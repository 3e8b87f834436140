import numpy as np


def layer_norm(
    x: np.ndarray, gain: np.ndarray | None, bias: np.ndarray | None, eps: float = 1e-5
) -> np.ndarray:
    """Return x (..., D) normalised over its last axis, times gain (D,) plus bias (D,)."""
    raise NotImplementedError


def rms_norm(x: np.ndarray, gain: np.ndarray | None, eps: float = 1e-6) -> np.ndarray:
    """Return x (..., D) divided by its root mean square over the last axis, times gain (D,)."""
    raise NotImplementedError


def group_norm(
    x: np.ndarray, groups: int, gain: np.ndarray | None, bias: np.ndarray | None, eps: float = 1e-5
) -> np.ndarray:
    """Return x (N, C, ...) normalised per example and group of neighbouring channels; gain and bias (C,)."""
    raise NotImplementedError


def instance_norm(
    x: np.ndarray, gain: np.ndarray | None, bias: np.ndarray | None, eps: float = 1e-5
) -> np.ndarray:
    """Return x (N, C, ...) normalised per example and channel; gain and bias (C,)."""
    raise NotImplementedError
