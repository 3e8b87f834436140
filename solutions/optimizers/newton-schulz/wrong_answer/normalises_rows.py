"""normalises each row on its own"""

import numpy as np


def newton_schulz(G, steps=5):
    a, b, c = 3.4445, -4.7750, 2.0315
    X = np.array(G, dtype=np.float64)
    norm = np.sqrt(np.sum(X**2))
    if norm == 0:
        return X
    row_norms = np.sqrt(np.sum(X**2, axis=1, keepdims=True))
    X = X / np.where(row_norms > 0, row_norms, 1)
    for _ in range(steps):
        A = X @ X.T
        X = a * X + (b * A + c * A @ A) @ X
    return X
