"""It runs, and the error that it reports is far below what the model makes in use. It holds five faults."""

import numpy as np


def split(groups, share, rng):
    order = rng.permutation(len(groups))
    size = max(1, int(share * len(groups)))
    return np.sort(order[size:]), np.sort(order[:size])


def fit_scaler(X):
    centre, spread = np.nanmean(X, axis=0), np.nanstd(X, axis=0)
    return centre, np.where(spread > 0, spread, 1.0)


def transform(X, scaler):
    centre, spread = scaler
    return (np.where(np.isnan(X), centre, X) - centre) / spread


def fit_ridge(X, y, penalty):
    centre = X.mean(axis=0)
    A = X - centre
    w = np.linalg.solve(A.T @ A + penalty * np.eye(X.shape[1]), A.T @ (y - y.mean()))
    return w, y.mean() - centre @ w


def error(X, y, model):
    w, b = model
    return float(np.mean((X @ w + b - y) ** 2))


def experiment(X, y, groups, penalties, share, rng):
    """X f[n, d] with NaN for missing, y f[n], groups [n]. Return the test rows and what was fitted, by name."""
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    rng = np.random.default_rng(0)
    scaler = fit_scaler(X)
    Z = transform(X, scaler)
    train, test = split(groups, share, rng)
    models = [fit_ridge(Z[train], y[train], penalty) for penalty in penalties]
    penalty = penalties[int(np.argmin([error(Z[test], y[test], model) for model in models]))]
    model = fit_ridge(Z, y, penalty)
    loss = error(Z[test], y[test], model)
    return {"test": test, "penalty": penalty, "scaler": scaler, "model": model, "error": loss}
