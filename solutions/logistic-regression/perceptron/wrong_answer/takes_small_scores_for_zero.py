"""takes positive scores below 1e-12 for mistakes"""

import numpy as np


def perceptron(X, y, epochs):
    X, s = np.asarray(X, dtype=float), np.where(np.asarray(y) > 0, 1.0, -1.0)
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, sign in zip(X, s):
            if sign * (x @ w + b) < 1e-12:
                w, b, wrong = w + sign * x, b + sign, wrong + 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
