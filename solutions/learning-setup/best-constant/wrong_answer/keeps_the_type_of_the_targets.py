"""returns the constant in the type of the targets, so integers cut it off"""

import numpy as np


def best_constant(y, loss, tau=0.5):
    y = np.asarray(y)
    if len(y) == 0:
        raise ValueError("y is empty")
    if loss == "mse":
        return y.dtype.type(np.mean(y, dtype=float))
    if loss == "mae":
        return float(np.median(y))
    if loss == "pinball":
        ordered = np.sort(y)
        return float(ordered[max(int(np.ceil(tau * len(y))), 1) - 1])
    if loss == "log":
        return y.dtype.type(np.mean(y, dtype=float))
    if loss == "zero-one":
        values, counts = np.unique(y, return_counts=True)
        return float(values[np.argmax(counts)])
    raise ValueError(loss)
