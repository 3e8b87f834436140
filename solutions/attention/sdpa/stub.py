import numpy as np


def sdpa(
    q: np.ndarray,
    k: np.ndarray,
    v: np.ndarray,
    mask: np.ndarray | None = None,
    causal: str | None = None,
    scale: float | None = None,
) -> np.ndarray:
    """Attend with softmax weights over the keys that each query may see.

    q: (B, H, Lq, D), k: (B, H, Lk, D), v: (B, H, Lk, Dv).
    mask: bool, broadcasts to (B, H, Lq, Lk), True keeps the key.
    causal: None, "top_left" or "bottom_right".
    scale: factor on the dot products, 1/sqrt(D) if None.
    Returns (B, H, Lq, Dv).
    """
    raise NotImplementedError
