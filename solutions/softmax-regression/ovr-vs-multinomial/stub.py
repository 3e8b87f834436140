from collections.abc import Callable

import numpy as np

Predict = Callable[[np.ndarray], np.ndarray]


def ovr_fit_proba(
    X: np.ndarray, y: np.ndarray, X_new: np.ndarray, fit_binary: Callable[[np.ndarray, np.ndarray], Predict]
) -> tuple[np.ndarray, np.ndarray]:
    """Predict class probabilities by one classifier per class against the rest.

    X has shape (n, d), y shape (n,), X_new shape (m, d). fit_binary(X, t) takes targets t, shape (n,), of 0 and 1
    and returns a function from rows to probabilities of 1. Returns the K classes in ascending order and the
    probabilities, shape (m, K), whose rows sum to one.
    """
    raise NotImplementedError
