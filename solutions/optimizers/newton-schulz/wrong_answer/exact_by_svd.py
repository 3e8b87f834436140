"""sets all singular values to exactly one"""

import numpy as np


def newton_schulz(G, steps=5):
    a, b, c = 3.4445, -4.7750, 2.0315
    X = np.array(G, dtype=np.float64)
    norm = np.sqrt(np.sum(X**2))
    if norm == 0:
        return X
    X = X / norm
    U, _, Vt = np.linalg.svd(X, full_matrices=False)
    return U @ Vt if steps else X
