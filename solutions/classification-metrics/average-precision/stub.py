import numpy as np


def average_precision(y: np.ndarray, s: np.ndarray) -> float:
    """Return the step sum of precision over the gains in recall, from the highest distinct score down.

    y: bool or 0/1 [n], 1 is positive
    s: f[n] or int [n], higher means more positive

    Rows of equal score enter together. Returns NaN if there is no positive.
    """
    raise NotImplementedError
