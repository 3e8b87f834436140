import numpy as np


def cutmix(
    x: np.ndarray, y: np.ndarray, perm: np.ndarray, lam: float, center: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Paste one box of x[perm] into x, and mix the labels by the pasted area.

    x: (N, C, H, W), y: f[N, K], perm: int[N], center: (row, column) of the box before clipping
    """
    raise NotImplementedError
