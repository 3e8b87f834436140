"""multiplies by labels 0 and 1, so rows of class 0 never change anything"""

import numpy as np


def perceptron(X, y, epochs):
    X = np.asarray(X, dtype=np.float64)
    t = np.asarray(y, dtype=float)
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
        if count == 0:
            break
    return w, b, mistakes
