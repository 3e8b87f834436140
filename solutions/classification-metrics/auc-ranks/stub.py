import numpy as np


def auc(y: np.ndarray, s: np.ndarray) -> float:
    """Return the area under the ROC curve: the share of (positive, negative) pairs in the right order.

    y: bool or 0/1 [n], 1 is positive
    s: f[n] or int [n], higher means more positive; may hold inf and -inf

    A pair of equal scores counts one half. Returns NaN if a class is absent.
    """
    raise NotImplementedError
