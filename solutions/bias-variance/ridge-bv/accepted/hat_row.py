"""the weights of the labels in the prediction, from least squares with extra rows for the penalty"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    X, w, x0 = np.asarray(X, float), np.asarray(w, float), np.asarray(x0, float)
    n, d = X.shape
    tall = np.vstack([X, np.sqrt(lam) * np.eye(d)])
    weights = np.linalg.pinv(tall, rcond=1e-14).T @ x0
    # labels of the extra rows are 0, where the truth would be sqrt(lam) w
    bias = np.sqrt(lam) * (weights[n:] @ w)
    return bias * bias, sigma * sigma * (weights[:n] @ weights[:n])
