import numpy as np


def ridge(X: np.ndarray, y: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Return the weights, shape (d,), and the intercept of ridge regression of y (n,) on X (n, d)."""
    if penalty < 0:
        raise ValueError(f"the penalty must not be negative, but is {penalty}")
    centre = X.mean(axis=0)
    # Centring the design takes the intercept out of the penalised problem.
    Z = X - centre
    weights = np.linalg.solve(Z.T @ Z + penalty * np.eye(X.shape[1]), Z.T @ y)
    return weights, float(y.mean() - centre @ weights)
