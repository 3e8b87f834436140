import numpy as np


def group_kfold(groups: np.ndarray, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut rows into k folds that keep each group whole; groups, shape (n,), names the group of each row.

    Returns k pairs (train, test) of integer index arrays, each in ascending order.
    Raises ValueError unless 2 <= k <= number of groups.
    """
    raise NotImplementedError
