import numpy as np


def gd_shrink(s: np.ndarray, eta: float, t: int) -> np.ndarray:
    """Return the share of its least-squares value that each coefficient has after t steps of gradient descent.

    s: singular values [d], at least 0; eta: step size; t: number of steps

    Raises ValueError if the iteration diverges.
    """
    raise NotImplementedError
