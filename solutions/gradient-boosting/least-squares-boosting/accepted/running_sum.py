"""residuals updated in a fresh array, a generator of running predictions"""

import numpy as np


class Model:
    def __init__(self, start, rate, trees):
        self.start, self.rate, self.trees = start, rate, trees

    def __call__(self, Z):
        now = np.ones(len(Z)) * self.start
        out = [now]
        for tree in self.trees:
            now = now + self.rate * tree(Z)
            out.append(now)
        return np.vstack(out)


def boost(X, y, rounds, rate, fit_tree):
    start = sum(float(v) for v in y) / len(y)
    residual = np.array([float(v) - start for v in y])
    trees = []
    for _ in range(rounds):
        trees.append(fit_tree(X, residual.copy()))
        residual -= rate * trees[-1](X)
    return Model(start, rate, trees)
