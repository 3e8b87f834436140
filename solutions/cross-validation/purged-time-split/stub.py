import numpy as np


def purged(t_start: np.ndarray, t_end: np.ndarray, k: int, gap: float) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut rows into k walk-forward folds without overlap of label windows.

    Row i predicts at time t_start[i]; its label is settled at t_end[i] >= t_start[i]. Both have shape (n,).
    Returns k pairs (train, test) of integer index arrays, each in ascending order.
    Raises ValueError if k < 1, n < k + 1, or a training set would be empty.
    """
    raise NotImplementedError
