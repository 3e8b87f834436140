from collections.abc import Sequence

import numpy as np


def confusion(
    y: np.ndarray, p: np.ndarray, labels: Sequence[object] | None = None, normalize: str | None = None
) -> np.ndarray:
    """Return the confusion matrix f[K, K]: rows are the true classes, columns the predicted ones.

    y, p: true and predicted labels [n], n >= 1, all integers or all strings
    labels: classes in the order of rows and columns; None takes the sorted labels of y and p together
    normalize: None for counts, "true" for shares of each row, "pred" of each column, "all" of all counted pairs
    """
    raise NotImplementedError
