"""answers zero-one loss with a middle target instead of the most frequent one"""

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
        return float(ordered[max(int(np.ceil(tau * len(y))), 1) - 1])
    if loss == "log":
        return float(np.mean(y))
    if loss == "zero-one":
        return float(np.sort(y)[len(y) // 2])
    raise ValueError(loss)
