from collections.abc import Callable

import numpy as np

Predict = Callable[[np.ndarray], np.ndarray]


def boost(
    X: np.ndarray,
    y: np.ndarray,
    rounds: int,
    rate: float,
    fit_tree: Callable[[np.ndarray, np.ndarray], Predict],
) -> Predict:
    """Return a function that gives the predictions of new rows after each number of trees.

    X: f[n, d]; y: numbers [n]
    fit_tree(X, target) -> predict, where predict(X_new) -> f[m]

    The returned function takes f[m, d] and gives f[rounds + 1, m]; row t is the prediction with t trees.
    """
    raise NotImplementedError
