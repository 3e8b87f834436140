"""sends a row that equals the threshold to the right when predicting"""

import numpy as np


class Tree:
    def __init__(self, max_depth=None, min_leaf=1):
        self.max_depth = max_depth
        self.min_leaf = min_leaf

    def fit(self, X, y):
        X, y = np.asarray(X, dtype=float), np.asarray(y)
        self.labels = np.unique(y)
        self.root = self.grow(X, y, 0)
        return self

    def shares(self, y):
        return np.array([np.mean(y == label) for label in self.labels])

    def impurity(self, y):
        return 1 - np.sum(self.shares(y) ** 2)

    def grow(self, X, y, depth):
        leaf = {"shares": self.shares(y), "depth": 0}
        if depth == self.max_depth or len(np.unique(y)) == 1:
            return leaf
        best = None
        for j in range(X.shape[1]):
            values = np.unique(X[:, j])
            for threshold in (values[:-1] + values[1:]) / 2:
                left = X[:, j] <= threshold
                if min(left.sum(), (~left).sum()) < self.min_leaf:
                    continue
                score = left.mean() * self.impurity(y[left]) + (~left).mean() * self.impurity(y[~left])
                if best is None or score < best[0] - 1e-9:
                    best = score, j, threshold
        if best is None:
            return leaf
        _, j, threshold = best
        left = X[:, j] <= threshold
        low, high = self.grow(X[left], y[left], depth + 1), self.grow(X[~left], y[~left], depth + 1)
        return {"cut": (j, threshold), "low": low, "high": high, "depth": 1 + max(low["depth"], high["depth"])}

    def leaf_of(self, row):
        node = self.root
        while "cut" in node:
            j, threshold = node["cut"]
            node = node["low"] if row[j] < threshold else node["high"]
        return node

    def predict_proba(self, X):
        return np.array([self.leaf_of(row)["shares"] for row in np.asarray(X, dtype=float)])

    def predict(self, X):
        return self.labels[np.argmax(self.predict_proba(X), axis=1)]

    def depth(self):
        return self.root["depth"]
