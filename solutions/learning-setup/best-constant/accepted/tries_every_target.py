"""tries every target as the constant"""

import numpy as np


def best_constant(y, loss, tau=0.5):
    y = [float(v) for v in y]
    if not y:
        raise ValueError("no data")
    if loss == "mse" or loss == "log":
        return np.float64(sum(v - y[0] for v in y) / len(y) + y[0])
    if loss == "mae":
        tau = 0.5
    elif loss == "zero-one":
        return min(y, key=lambda v: (-y.count(v), v))
    elif loss != "pinball":
        raise ValueError(loss)
    return min(y, key=lambda c: sum(max(tau * (v - c), (tau - 1) * (v - c)) for v in y))
