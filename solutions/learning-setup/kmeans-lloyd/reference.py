import numpy as np


def kmeans(
    X: np.ndarray, C0: np.ndarray, max_iter: int, tol: float
) -> tuple[np.ndarray, np.ndarray, float, int]:
    X, C = np.asarray(X, dtype=np.float64), np.array(C0, dtype=np.float64)
    it = 0
    while it < max_iter:
        a = squared_distances(X, C).argmin(axis=1)  # the first of equals is the lowest
        new = C.copy()
        for j in np.unique(a):  # a centre without rows stays
            new[j] = X[a == j].mean(axis=0)
        moved = np.linalg.norm(new - C, axis=1).max()
        C = new
        it += 1
        if moved <= tol:
            break
    # the last assignment was made before the last move, so measure again
    D = squared_distances(X, C)
    return C, D.argmin(axis=1), D.min(axis=1).sum(), it


def squared_distances(X: np.ndarray, C: np.ndarray) -> np.ndarray:
    # differences before squares: |x|² + |c|² - 2xc cancels far from the origin
    return ((X[:, None] - C) ** 2).sum(axis=2)
