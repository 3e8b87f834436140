import numpy as np

A, B, C = 3.4445, -4.7750, 2.0315


def newton_schulz(G, steps=5):
    X = np.asarray(G, dtype=np.float64)
    norm = np.linalg.norm(X)
    if norm == 0:
        return np.zeros(X.shape)
    # The products below are of the smaller side if there are at most as many rows as columns.
    tall = X.shape[0] > X.shape[1]
    X = (X.T if tall else X) / norm
    for _ in range(steps):
        gram = X @ X.T
        X = A * X + (B * gram + C * gram @ gram) @ X
    return X.T if tall else X
