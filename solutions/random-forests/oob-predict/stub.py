import numpy as np


def oob_proba(P: np.ndarray, samples: np.ndarray) -> np.ndarray:
    """Return f[n, K]: the mean probabilities of the trees that did not see each row, NaN if all did.

    P: f[B, n, K], probabilities by tree, row and class
    samples: i[B, m], the rows that each tree was fitted to, with repeats
    """
    raise NotImplementedError


def oob_accuracy(P: np.ndarray, samples: np.ndarray, y: np.ndarray) -> float:
    """Return the share of right rows among those with an out-of-bag prediction, NaN if there is none.

    y: i[n], labels in 0..K-1
    """
    raise NotImplementedError
