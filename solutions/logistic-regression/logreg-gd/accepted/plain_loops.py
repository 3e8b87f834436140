"""loops over rows and columns with math, lists for the results"""

import math


def logreg_gd(X, y, lr, steps, l2=0.0):
    rows = [[float(x) for x in row] for row in X]
    labels = [float(label) for label in y]
    n, d = len(rows), X.shape[1]
    w, b, losses = [0.0] * d, 0.0, []
    for _ in range(steps):
        total, slope_w, slope_b = 0.0, [0.0] * d, 0.0
        for row, label in zip(rows, labels):
            z = sum(c * x for c, x in zip(w, row)) + b
            tail = math.exp(-abs(z))
            p = 1 / (1 + tail) if z >= 0 else tail / (1 + tail)
            total += max(z, 0.0) - label * z + math.log1p(tail)
            slope_b += p - label
            for j in range(d):
                slope_w[j] += (p - label) * row[j]
        losses.append(total / n + l2 * sum(c * c for c in w) / 2)
        w = [c - lr * (g / n + l2 * c) for c, g in zip(w, slope_w)]
        b -= lr * slope_b / n
    return w, b, losses
