"""makes all passes, also after one without a mistake"""

import numpy as np


def perceptron(X, y, epochs):
    X = np.asarray(X, dtype=np.float64)
    t = np.where(np.asarray(y) > 0, 1.0, -1.0)
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes = []
    for _ in range(epochs):
        count = 0
        for x, s in zip(X, t):
            if s * (x @ w + b) <= 0:
                w = w + s * x
                b = b + s
                count += 1
        mistakes.append(count)
    return w, b, mistakes
