import numpy as np


class WindowedDecoder:
    """Attention for one new token at a time over the last `window` tokens, in memory that does not grow."""

    def __init__(self, window: int, slope: float = 0.0) -> None:
        raise NotImplementedError

    def step(self, q: np.ndarray, k: np.ndarray, v: np.ndarray) -> np.ndarray:
        """Take in the token's key and value, then attend with its query.

        q, k: (H, D). v: (H, Dv). Returns (H, Dv).
        """
        raise NotImplementedError
