import numpy as np


def multi_head(
    x: np.ndarray,
    w_qkv: np.ndarray,
    b_qkv: np.ndarray,
    w_o: np.ndarray,
    b_o: np.ndarray,
    n_heads: int,
    key_padding_mask: np.ndarray | None = None,
    causal: bool = False,
) -> np.ndarray:
    """Multi-head self-attention with torch's packed weights.

    x: (B, T, E). w_qkv: (3E, E), b_qkv: (3E,), rows ordered q, k, v. w_o: (E, E), b_o: (E,).
    A layer is x @ w.T + b. key_padding_mask: (B, T) bool, True drops the position as a key.
    Returns (B, T, E).
    """
    raise NotImplementedError
