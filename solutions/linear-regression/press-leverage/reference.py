import numpy as np


def press(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    # Centring takes the intercept out: it has 1/n of every leverage, and the centred columns have the rest.
    Z, t = X - X.mean(axis=0), y - y.mean()
    Z_pinv = np.linalg.pinv(Z)
    h = 1 / len(X) + (Z * Z_pinv.T).sum(axis=1)  # the diagonal of Z Z⁺ without its n² other entries
    loo = np.full_like(h, np.nan)
    np.divide(t - Z @ (Z_pinv @ t), 1 - h, out=loo, where=1 - h > 1e-10)
    return h, loo
