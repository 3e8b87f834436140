"""fits one row fewer than the size says, if it can"""

import numpy as np


def learning_curve(fit, score, X, y, sizes, folds):
    sizes, folds = list(sizes), list(folds)
    train = np.full((len(sizes), len(folds)), np.nan)
    val = np.full((len(sizes), len(folds)), np.nan)
    for i, m in enumerate(sizes):
        for j, (rows, val_rows) in enumerate(folds):
            if m > len(rows):
                continue
            used = rows[: max(m - 1, 1)]
            model = fit(X[used], y[used])
            train[i, j] = score(model, X[used], y[used])
            val[i, j] = score(model, X[val_rows], y[val_rows])
    return train, val
