"""gives NaN for a matrix of zeros"""

import numpy as np


def newton_schulz(G, steps=5):
    a, b, c = 3.4445, -4.7750, 2.0315
    X = np.array(G, dtype=np.float64)
    norm = np.sqrt(np.sum(X**2))
    with np.errstate(invalid="ignore"):
        X = X / norm
    for _ in range(steps):
        A = X @ X.T
        X = a * X + (b * A + c * A @ A) @ X
    return X
