"""one table of means and deviations, ridge by its normal equations with a column of ones, and boolean masks"""

import numpy as np


def _part(groups, among, share, rng):
    names = np.unique(groups[among])
    chosen = rng.permutation(len(names))[: max(1, int(share * len(names)))]
    return among & np.isin(groups, names[chosen])


def _moments(X):
    known = ~np.isnan(X)
    count = known.sum(0)
    centre = np.where(known, X, 0).sum(0) / count
    spread = np.sqrt((np.where(known, X - centre, 0) ** 2).sum(0) / count)
    spread[spread == 0] = 1
    return centre, spread


def _design(X, moments):
    Z = np.nan_to_num((X - moments[0]) / moments[1], nan=0.0)
    return np.column_stack([Z, np.ones(len(Z))])


def _fit(A, y, penalty):
    weights = np.full(A.shape[1], float(penalty))
    weights[-1] = 0
    return np.linalg.solve(A.T @ A + np.diag(weights), A.T @ y)


def experiment(X, y, groups, penalties, share, rng):
    X, y, groups = np.array(X, float), np.array(y, float), np.array(groups)
    everything = np.ones(len(y), bool)
    test = _part(groups, everything, share, rng)
    val = _part(groups, ~test, share, rng)
    fit = ~test & ~val
    moments = _moments(X[fit])
    best, least = None, np.inf
    for penalty in penalties:
        coefficients = _fit(_design(X[fit], moments), y[fit], penalty)
        loss = np.square(_design(X[val], moments) @ coefficients - y[val]).mean()
        if best is None or loss < least * (1 - 1e-12):
            best, least = penalty, loss
    moments = _moments(X[~test])
    coefficients = _fit(_design(X[~test], moments), y[~test], best)
    residual = _design(X[test], moments) @ coefficients - y[test]
    return {
        "test": np.where(test)[0].tolist(),
        "penalty": best,
        "scaler": list(moments),
        "model": [coefficients[:-1], coefficients[-1]],
        "error": residual @ residual / len(residual),
    }
