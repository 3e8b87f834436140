import numpy as np


def boost_scores(y: np.ndarray, leaves: np.ndarray, rate: float) -> np.ndarray:
    """Return the scores of all rows after each number of trees, f[T + 1, n].

    y: 0/1 or bool [n], both classes occur
    leaves: int [T, n], the leaf of tree t that row i falls into
    rate: factor of every leaf value
    """
    raise NotImplementedError
