"""validation scores first, as nested lists, rows taken one by one"""

import math

import numpy as np


def learning_curve(fit, score, X, y, sizes, folds):
    folds = [(list(rows), list(val_rows)) for rows, val_rows in folds]

    def take(rows):
        return np.array([X[i] for i in rows]), np.array([y[i] for i in rows])

    train, val = [], []
    for m in sizes:
        train.append([])
        val.append([])
        for rows, val_rows in folds:
            if len(rows) < m:
                train[-1].append(math.nan)
                val[-1].append(math.nan)
            else:
                part = take(rows[:m])
                model = fit(*part)
                val[-1].append(score(model, *take(val_rows)))
                train[-1].append(score(model, *part))
    return train, val
