import numpy as np


def stratified(y: np.ndarray, k: int, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the rows of the labels y, shape (n,), into k folds with level class counts.

    Returns k pairs (train, test) of integer index arrays, each in ascending order.
    Raises ValueError unless 2 <= k <= n.
    """
    raise NotImplementedError
