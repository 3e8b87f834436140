"""makes a step even if none is asked for"""

import numpy as np


def newton_schulz(G, steps=5):
    a, b, c = 3.4445, -4.7750, 2.0315
    X = np.array(G, dtype=np.float64)
    norm = np.sqrt(np.sum(X**2))
    if norm == 0:
        return X
    X = X / norm
    for _ in range(max(steps, 1)):
        A = X @ X.T
        X = a * X + (b * A + c * A @ A) @ X
    return X
