"""treats a size equal to the number of rows as too large"""

import numpy as np


def learning_curve(fit, score, X, y, sizes, folds):
    sizes, folds = list(sizes), list(folds)
    train = np.full((len(sizes), len(folds)), np.nan)
    val = np.full((len(sizes), len(folds)), np.nan)
    for i, m in enumerate(sizes):
        for j, (rows, val_rows) in enumerate(folds):
            if m >= len(rows):
                continue
            used = rows[:m]
            model = fit(X[used], y[used])
            train[i, j] = score(model, X[used], y[used])
            val[i, j] = score(model, X[val_rows], y[val_rows])
    return train, val
