"""one vector with a column of ones, changed in place"""

import numpy as np


def perceptron(X, y, epochs):
    A = np.column_stack([np.asarray(X, dtype=float), np.ones(len(X))])
    A[np.asarray(y) == 0] *= -1
    v, mistakes = np.zeros(A.shape[1]), []
    while len(mistakes) < epochs and (not mistakes or mistakes[-1]):
        mistakes.append(0)
        for row in A:
            if row.dot(v) <= 0:
                v += row
                mistakes[-1] += 1
    return v[:-1], float(v[-1]), mistakes
