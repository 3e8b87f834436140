import numpy as np


def kfold(
    n: int, k: int, shuffle: bool = False, rng: np.random.Generator | None = None
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the rows 0..n-1 into k folds.

    Returns k pairs (train, test) of integer index arrays, each in ascending order.
    Raises ValueError unless 2 <= k <= n.
    """
    raise NotImplementedError
