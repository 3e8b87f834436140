"""takes the share of all groups again for the validation part"""

import numpy as np


def split(groups, share, rng, total=None):
    names = np.unique(groups)
    held = names[rng.permutation(len(names))[: max(1, int(share * (total or len(names))))]]
    return np.flatnonzero(~np.isin(groups, held)), np.flatnonzero(np.isin(groups, held))


def fit_scaler(X):
    centre, spread = np.nanmean(X, axis=0), np.nanstd(X, axis=0)
    return centre, np.where(spread > 0, spread, 1.0)


def transform(X, scaler):
    centre, spread = scaler
    return (np.where(np.isnan(X), centre, X) - centre) / spread


def fit_ridge(Z, y, penalty):
    # The columns of Z have mean 0, as the scaler is that of its own rows: the intercept is the mean of y.
    return np.linalg.solve(Z.T @ Z + penalty * np.eye(Z.shape[1]), Z.T @ y), y.mean()


def error(X, y, model):
    w, b = model
    return float(np.mean((X @ w + b - y) ** 2))


def experiment(X, y, groups, penalties, share, rng):
    X, y, groups = np.asarray(X, dtype=float), np.asarray(y), np.asarray(groups)
    train, test = split(groups, share, rng)
    fit, val = (train[rows] for rows in split(groups[train], share, rng, len(np.unique(groups))))
    scaler = fit_scaler(X[fit])
    models = [fit_ridge(transform(X[fit], scaler), y[fit], penalty) for penalty in penalties]
    losses = [error(transform(X[val], scaler), y[val], model) for model in models]
    penalty = penalties[int(np.argmin(losses))]
    scaler = fit_scaler(X[train])  # the choice is made, so the last fit takes all training rows
    model = fit_ridge(transform(X[train], scaler), y[train], penalty)
    loss = error(transform(X[test], scaler), y[test], model)
    return {"test": test, "penalty": penalty, "scaler": scaler, "model": model, "error": loss}
