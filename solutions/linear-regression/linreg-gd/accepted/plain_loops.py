"""plain Python over rows and columns, no arrays until the end"""

import numpy as np


def linreg_gd(X, y, lr, steps):
    rows = [[float(value) for value in row] for row in X]
    targets = [float(value) for value in y]
    n, d = len(rows), len(X[0])
    w, b, hist = [0.0] * d, 0.0, []
    for _ in range(steps):
        errors = [sum(wj * xj for wj, xj in zip(w, row)) + b - t for row, t in zip(rows, targets)]
        hist.append(sum(e * e for e in errors) / (2 * n))
        w = [w[j] - lr * sum(e * row[j] for e, row in zip(errors, rows)) / n for j in range(d)]
        b -= lr * sum(errors) / n
    return np.array(w), b, np.array(hist)
