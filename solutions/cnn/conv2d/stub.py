import numpy as np


def conv2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray | None = None,
    stride: int | tuple[int, int] = 1,
    padding: int | tuple[int, int] = 0,
    dilation: int | tuple[int, int] = 1,
    groups: int = 1,
) -> np.ndarray:
    """Correlate x f[N, C, H, W] with w f[O, C // groups, kh, kw], add b f[O], and return f[N, O, H', W']."""
    raise NotImplementedError
