import numpy as np


def segment_reduce(x: np.ndarray, ids: np.ndarray, n: int, op: str) -> np.ndarray:
    """Return f[n] for op "sum", "mean" or "max", and f[N] for "softmax"; another op raises ValueError.

    x: f[N], ids: int [N], from 0 to n - 1 in any order

    Without values a segment has the sum 0, the mean NaN and the max -inf.
    """
    raise NotImplementedError
