"""folds outside, sizes inside, columns collected as lists and transposed"""

import numpy as np


def learning_curve(fit, score, X, y, sizes, folds):
    sizes = [int(m) for m in sizes]
    columns = []
    for rows, val_rows in folds:
        Xt, yt, Xv, yv = X[rows], y[rows], X[val_rows], y[val_rows]
        column = []
        for m in sizes:
            if m > len(yt):
                column.append((float("nan"), float("nan")))
                continue
            model = fit(Xt[:m], yt[:m])
            column.append((score(model, Xt[:m], yt[:m]), score(model, Xv, yv)))
        columns.append(column)
    both = np.array(columns, dtype=float)
    return both[:, :, 0].T, both[:, :, 1].T
