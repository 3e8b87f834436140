import numpy as np


def max_pool2d(
    x: np.ndarray, kernel: int, stride: int | None = None, padding: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Return the maxima f[N, C, H', W'] of x f[N, C, H, W], and where each stands in its map, row * W + column."""
    raise NotImplementedError


def max_pool2d_backward(g: np.ndarray, index: np.ndarray, shape: tuple[int, int, int, int]) -> np.ndarray:
    """Return the gradient f[N, C, H, W] of the input, from that of the output, g f[N, C, H', W']."""
    raise NotImplementedError
