import numpy as np


def bins(y: np.ndarray, p: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return mean score, share of ones and number of rows of n bins of equal width on [0, 1], each [n].

    y: bool or 0/1 [N];  p: probabilities [N]

    Bins are closed on the left, the last one also on the right. Mean and share of an empty bin are NaN.
    """
    raise NotImplementedError


def ece(y: np.ndarray, p: np.ndarray, n: int) -> float:
    """Return the mean gap between score and share, weighted by rows; NaN without rows."""
    raise NotImplementedError


def mce(y: np.ndarray, p: np.ndarray, n: int) -> float:
    """Return the largest gap among bins that are not empty; NaN without rows."""
    raise NotImplementedError
