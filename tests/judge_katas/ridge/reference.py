import numpy as np


def ridge(X: np.ndarray, y: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Return the weights, shape (d,), and the intercept of ridge regression of y (n,) on X (n, d)."""
    if penalty < 0:
        raise ValueError(f"the penalty must not be negative, but is {penalty}")
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    centre, level = X.mean(axis=0), y.mean()
    # Centring takes the intercept out of the penalised problem.
    Z = X - centre
    weights = np.linalg.solve(Z.T @ Z + penalty * np.eye(X.shape[1]), Z.T @ (y - level))
    return weights, float(level - centre @ weights)
