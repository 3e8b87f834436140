import numpy as np


def bh(p: np.ndarray) -> np.ndarray:
    """Return the Benjamini-Hochberg adjusted p-values, in the order of the input.

    p: p-values [m], m >= 0
    """
    raise NotImplementedError
