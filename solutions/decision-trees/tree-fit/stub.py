from __future__ import annotations

import numpy as np


class Tree:
    """A classification tree grown by Gini gain.

    max_depth: the largest depth of a leaf, the root having depth 0; None is no limit
    min_leaf: the least number of training rows in a leaf
    """

    def __init__(self, max_depth: int | None = None, min_leaf: int = 1) -> None:
        raise NotImplementedError

    def fit(self, X: np.ndarray, y: np.ndarray) -> Tree:
        """Grow the tree on rows X f[n, d] with integer labels y [n], and return self."""
        raise NotImplementedError

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Return f[m, K]: the label shares in the leaf of each row, labels ascending."""
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Return i[m]: the most frequent label in the leaf of each row, of tied ones the smallest."""
        raise NotImplementedError

    def depth(self) -> int:
        """Return the number of cuts on the longest path."""
        raise NotImplementedError
