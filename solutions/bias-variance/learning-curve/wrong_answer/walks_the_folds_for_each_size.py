"""walks the folds again for each size, and an iterator is empty by then"""

import numpy as np


def learning_curve(fit, score, X, y, sizes, folds):
    sizes = list(sizes)
    k = len(folds) if hasattr(folds, "__len__") else 3
    train = np.full((len(sizes), k), np.nan)
    val = np.full((len(sizes), k), np.nan)
    for i, m in enumerate(sizes):
        for j, (rows, val_rows) in enumerate(folds):
            if m > len(rows):
                continue
            used = rows[:m]
            model = fit(X[used], y[used])
            train[i, j] = score(model, X[used], y[used])
            val[i, j] = score(model, X[val_rows], y[val_rows])
    return train, val
