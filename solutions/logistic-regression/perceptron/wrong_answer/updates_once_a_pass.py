"""adds up all updates and applies them at the end of the pass"""

import numpy as np


def perceptron(X, y, epochs):
    X = np.asarray(X, dtype=np.float64)
    t = np.where(np.asarray(y) > 0, 1.0, -1.0)
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes = []
    for _ in range(epochs):
        count = 0
        w0, b0 = w, b
        for x, s in zip(X, t):
            if s * (x @ w0 + b0) <= 0:
                w = w + s * x
                b = b + s
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes
