"""computes A once, before the loop"""

import numpy as np


def newton_schulz(G, steps=5):
    a, b, c = 3.4445, -4.7750, 2.0315
    X = np.array(G, dtype=np.float64)
    norm = np.sqrt(np.sum(X**2))
    if norm == 0:
        return X
    X = X / norm
    A = X @ X.T
    for _ in range(steps):
        X = a * X + (b * A + c * A @ A) @ X
    return X
