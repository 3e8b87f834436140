import numpy as np


def best_split(
    X: np.ndarray, y: np.ndarray, loss: str = "squared", min_leaf: int = 1
) -> tuple[int, float, float] | None:
    """Return the best cut as (feature, threshold, gain), or None if there is none.

    X: f[n, d] or int, finite
    y: f[n] or int, finite, may lie far from 0
    loss: "squared" (around means) or "absolute" (around medians)
    min_leaf: the least number of rows in each child

    Rows with X[:, j] <= threshold go to the left; the gain is the fall of the loss per row of the node.
    """
    raise NotImplementedError
