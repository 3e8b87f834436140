"""keeps unsigned and single-precision inputs as they are"""

import numpy as np


def perceptron(X, y, epochs):
    X = np.asarray(X)
    t = np.where(np.asarray(y) > 0, 1, -1).astype(X.dtype)
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
