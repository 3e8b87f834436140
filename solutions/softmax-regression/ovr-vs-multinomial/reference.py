from collections.abc import Callable

import numpy as np

Predict = Callable[[np.ndarray], np.ndarray]


def ovr_fit_proba(
    X: np.ndarray, y: np.ndarray, X_new: np.ndarray, fit_binary: Callable[[np.ndarray, np.ndarray], Predict]
) -> tuple[np.ndarray, np.ndarray]:
    classes = np.unique(y)
    if len(classes) < 2:
        raise ValueError("one class leaves nothing to tell apart")
    if len(classes) == 2:  # one classifier says it all: the rest of the second class is the first
        second = fit_binary(X, (y == classes[1]).astype(int))(X_new)
        return classes, np.column_stack([1 - second, second])
    P = np.column_stack([fit_binary(X, (y == name).astype(int))(X_new) for name in classes])
    total = P.sum(axis=1, keepdims=True)
    # Separate classifiers need not sum to one; where all of them say never, no class is preferred.
    return classes, np.where(total > 0, P, 1 / len(classes)) / np.where(total > 0, total, 1)
