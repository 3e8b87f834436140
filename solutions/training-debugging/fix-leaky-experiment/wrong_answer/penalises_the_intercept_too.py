"""shrinks the intercept together with the weights"""

import numpy as np


def split(groups, share, rng):
    names = np.unique(groups)
    order = rng.permutation(len(names))
    held = names[order[: max(1, int(share * len(names)))]]
    inside = np.isin(groups, held)
    return np.flatnonzero(~inside), np.flatnonzero(inside)


def fit_scaler(X):
    centre, spread = np.nanmean(X, axis=0), np.nanstd(X, axis=0)
    return centre, np.where(spread > 0, spread, 1.0)


def transform(X, scaler):
    centre, spread = scaler
    return (np.where(np.isnan(X), centre, X) - centre) / spread


def fit_ridge(X, y, penalty):
    centre = X.mean(axis=0)
    A = X - centre
    A = X
    w = np.linalg.solve(A.T @ A + penalty * np.eye(X.shape[1]), A.T @ (y - y.mean()))
    return w, y.mean() * len(y) / (len(y) + penalty)


def error(X, y, model):
    w, b = model
    return float(np.mean((X @ w + b - y) ** 2))


def experiment(X, y, groups, penalties, share, rng):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    train, test = split(groups, share, rng)
    inner, outer = split(groups[train], share, rng)
    fit, val = train[inner], train[outer]
    scaler = fit_scaler(X[fit])
    Z = transform(X, scaler)
    models = [fit_ridge(Z[fit], y[fit], penalty) for penalty in penalties]
    penalty = penalties[int(np.argmin([error(Z[val], y[val], model) for model in models]))]
    scaler = fit_scaler(X[train])
    Z = transform(X, scaler)
    model = fit_ridge(Z[train], y[train], penalty)
    loss = error(Z[test], y[test], model)
    return {"test": test, "penalty": penalty, "scaler": scaler, "model": model, "error": loss}
