"""takes the 1 - tau quantile: tau prices targets above the constant, so high tau means a high constant"""

import numpy as np


def best_constant(y, loss, tau=0.5):
    y = np.asarray(y, dtype=float)
    if len(y) == 0:
        raise ValueError("y is empty")
    if loss == "mse":
        return float(np.mean(y))
    if loss == "mae":
        return float(np.median(y))
    if loss == "pinball":
        ordered = np.sort(y)
        return float(ordered[max(int(np.ceil((1 - tau) * len(y))), 1) - 1])
    if loss == "log":
        return float(np.mean(y))
    if loss == "zero-one":
        values, counts = np.unique(y, return_counts=True)
        return float(values[np.argmax(counts)])
    raise ValueError(loss)
