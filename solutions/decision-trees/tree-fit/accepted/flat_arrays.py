"""nodes in flat lists, grown from a stack, and all rows moved down level by level"""

import numpy as np


class Tree:
    def __init__(self, max_depth=None, min_leaf=1):
        self.max_depth = max_depth
        self.min_leaf = min_leaf

    def fit(self, X, y):
        X, y = np.asarray(X, dtype=float), np.asarray(y)
        self.labels = sorted(set(y.tolist()))
        self.feature, self.threshold, self.children, self.shares, self.depths = [], [], [], [], []
        stack = [(self._leaf(y, 0), np.arange(len(y)))]
        while stack:
            node, rows = stack.pop()
            if self.depths[node] == self.max_depth or len(set(y[rows].tolist())) == 1:
                continue
            found = self._cut(X[rows], y[rows])
            if found is None:
                continue
            _, j, threshold = found
            left, right = rows[X[rows, j] <= threshold], rows[X[rows, j] > threshold]
            self.feature[node], self.threshold[node] = j, threshold
            self.children[node] = [self._leaf(y[part], self.depths[node] + 1) for part in (left, right)]
            stack += zip(self.children[node], (left, right))
        return self

    def _leaf(self, y, depth):
        self.feature.append(0)
        self.threshold.append(0.0)
        self.children.append(None)
        self.shares.append([float(np.mean(y == label)) for label in self.labels])
        self.depths.append(depth)
        return len(self.depths) - 1

    def _cut(self, X, y):
        best = None
        for j in range(X.shape[1]):
            values = np.unique(X[:, j])
            for middle in (values[:-1] + values[1:]) / 2:
                left = X[:, j] <= middle
                sides = y[left], y[~left]
                if min(map(len, sides)) < self.min_leaf:
                    continue
                mixed = sum(len(s) - sum(int((s == k).sum()) ** 2 for k in self.labels) / len(s) for s in sides)
                if best is None or mixed / len(y) < best[0] - 1e-9:
                    best = mixed / len(y), j, middle
        return best

    def predict_proba(self, X):
        X = np.asarray(X, dtype=float)
        at = np.zeros(len(X), dtype=int)
        for _ in range(self.depth()):
            for row, node in enumerate(at):
                if self.children[node]:
                    at[row] = self.children[node][int(X[row, self.feature[node]] > self.threshold[node])]
        return [self.shares[node] for node in at]

    def predict(self, X):
        return [self.labels[shares.index(max(shares))] for shares in self.predict_proba(X)]

    def depth(self):
        return max(self.depths)
