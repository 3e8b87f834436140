import numpy as np


def causal(n_q: int, n_k: int) -> np.ndarray:
    """Return (n_q, n_k) bool: the queries are the last n_q of n_k positions and see no later one."""
    raise NotImplementedError


def padding(lengths: np.ndarray, n: int) -> np.ndarray:
    """Return (B, n) bool from lengths (B,): True for the first lengths[b] positions."""
    raise NotImplementedError


def sliding_causal(n: int, window: int) -> np.ndarray:
    """Return (n, n) bool: each position sees the last `window` positions, itself included."""
    raise NotImplementedError


def prefix_lm(n: int, prefix: int) -> np.ndarray:
    """Return (n, n) bool: everybody sees the first `prefix` positions, beyond them the mask is causal."""
    raise NotImplementedError


def same_document(ids: np.ndarray) -> np.ndarray:
    """Return (..., T, T) bool from ids (..., T): True where both positions have the same id."""
    raise NotImplementedError
