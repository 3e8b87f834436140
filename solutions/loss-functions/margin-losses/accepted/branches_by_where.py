"""pieces joined with np.where, the logistic loss from the size of the margin"""

import numpy as np


def margin_loss(m, kind):
    m = np.array(m, dtype=np.float64)
    inside = m < 1
    tail = np.exp(-np.abs(m))
    if kind == "zero-one":
        loss, slope = (m <= 0).astype(float), 0.0 * m
    elif kind == "hinge":
        loss, slope = np.where(inside, 1 - m, 0.0), -inside.astype(float)
    elif kind == "squared-hinge":
        loss, slope = np.where(inside, (1 - m) ** 2, 0.0), np.where(inside, 2 * (m - 1), 0.0)
    elif kind == "logistic":
        loss = (np.maximum(-m, 0) + np.log1p(tail)) / np.log(2)
        slope = -np.where(m > 0, tail, 1.0) / (1 + tail) / np.log(2)
    elif kind == "exponential":
        loss, slope = np.exp(-m), -np.exp(-m)
    else:
        raise ValueError(kind)
    return loss, slope
