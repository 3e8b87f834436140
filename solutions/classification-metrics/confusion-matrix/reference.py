from collections.abc import Sequence

import numpy as np


def confusion(
    y: np.ndarray, p: np.ndarray, labels: Sequence[object] | None = None, normalize: str | None = None
) -> np.ndarray:
    if labels is None:
        labels = np.unique([y, p])
    C = np.array([[np.sum((y == truth) & (p == guess)) for guess in labels] for truth in labels])
    if normalize is None:
        return C
    axis = {"true": 1, "pred": 0, "all": None}[normalize]
    return C / np.maximum(C.sum(axis=axis, keepdims=True), 1)  # an empty row or column stays 0
