import numpy as np


def ridge_bv(X: np.ndarray, w: np.ndarray, x0: np.ndarray, lam: float, sigma: float) -> tuple[float, float]:
    X = np.asarray(X, dtype=np.float64)
    # The prediction is y @ (X @ a): linear in the labels, so its variance is sigma² times a squared length.
    a = np.linalg.solve(X.T @ X + lam * np.eye(len(w)), x0)
    bias = lam * np.dot(a, w)  # X'X less the whole matrix is -lam I; the square drops the sign
    return float(bias**2), float(sigma**2 * np.sum((X @ a) ** 2))
