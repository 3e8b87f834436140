"""eigenvectors of the smaller of the two Gram matrices of QR-reduced inputs, all penalties at once"""

import numpy as np


def ridge_path(X, y, alphas):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    C = X - X.mean(axis=0)
    V, s, Qt = np.linalg.svd(C.T, full_matrices=False)
    live = s > s.max() * 1e-10
    V, s, Qt = V[:, live], s[live], Qt[live]
    denominator = np.add.outer(np.array(alphas, dtype=float), s**2)
    W = (s * (Qt @ y) / denominator) @ V.T
    return W.tolist() if len(W) else W, y.mean() - W @ X.mean(axis=0), 1.0 + ((s * s) / denominator).sum(axis=1)
