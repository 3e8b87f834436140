import numpy as np


def best_split(
    X: np.ndarray, y: np.ndarray, w: np.ndarray | None = None, min_leaf: int = 1
) -> tuple[int, float, float] | None:
    """Return the best cut as (feature, threshold, Gini gain), or None if there is none.

    X: f[n, d] or int, finite
    y: int [n], labels of any value
    w: f[n], positive weights; all 1 if None
    min_leaf: the least number of rows in each child

    Rows with X[:, j] <= threshold go to the left.
    """
    raise NotImplementedError
