from __future__ import annotations

from collections.abc import Callable

import numpy as np


class Bagging:
    """Bootstrap aggregation of any classifier.

    fit: from (X, y) to (classes, predict_proba) of one member; classes are the sorted labels in that y
    B: the number of members
    """

    def __init__(self, fit: Callable, B: int) -> None:
        raise NotImplementedError

    def train(self, X: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> Bagging:
        """Fit B members to bootstrap samples, each drawn with rng.integers(n, size=n), and return self."""
        raise NotImplementedError

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Return f[m, K]: the mean probabilities, one column per label in `self.classes`."""
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Return i[m]: the label of largest mean probability, of tied ones the smallest."""
        raise NotImplementedError
