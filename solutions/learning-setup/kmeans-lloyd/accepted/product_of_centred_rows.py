"""distances by a product of matrices, after taking the mean off"""

import numpy as np


def kmeans(X, C0, max_iter, tol):
    X, C = np.array(X, dtype=np.float64), np.array(C0, dtype=np.float64)
    origin = X.mean(axis=0)
    X -= origin
    C -= origin
    for it in range(1, max_iter + 1):
        members = np.eye(len(C))[labels(X, C)]
        counts = members.sum(axis=0)
        full = counts > 0
        new = C.copy()
        new[full] = np.einsum("nk,nd->kd", members, X)[full] / counts[full, None]
        moved = np.sqrt(((new - C) ** 2).sum(axis=1)).max()
        C = new
        if moved <= tol:
            break
    else:
        it = max_iter
    a = labels(X, C)
    return C + origin, a, float(((X - C[a]) ** 2).sum()), it


def labels(X, C):
    # the squared length of the row is the same for every centre
    return ((C**2).sum(axis=1) - 2 * X @ C.T).argmin(axis=1)
