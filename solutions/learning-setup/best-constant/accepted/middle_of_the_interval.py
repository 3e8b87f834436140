"""takes the middle of the interval of minimisers, and counts equal pairs"""

import numpy as np


def best_constant(y, loss, tau=0.5):
    y = np.asarray(y, dtype=np.float64).ravel()
    if not y.size:
        raise ValueError("empty")
    match loss:
        case "mse" | "log":
            return y.mean()
        case "mae":
            return (np.quantile(y, 0.5, method="lower") + np.quantile(y, 0.5, method="higher")) / 2
        case "pinball":
            return np.quantile(y, tau, method="averaged_inverted_cdf")
        case "zero-one":
            pairs = (y[:, None] == y).sum(axis=1)
            return y[pairs == pairs.max()].min()
    raise ValueError("unknown loss")
