"""takes the sigmoid of m and not of -m for the logistic slope"""

import numpy as np


def margin_loss(m, kind):
    m = np.asarray(m, dtype=np.float64)
    if kind == "zero-one":
        return (m <= 0).astype(float), np.zeros_like(m)
    if kind == "hinge":
        return np.maximum(0.0, 1 - m), np.where(m < 1, -1.0, 0.0)
    if kind == "squared-hinge":
        short = np.maximum(0.0, 1 - m)
        return short**2, -2 * short
    if kind == "logistic":
        tail = np.exp(-np.abs(m))
        loss = np.maximum(-m, 0) + np.log1p(tail)
        slope = -np.where(m > 0, 1.0, tail) / (1 + tail)
        return loss / np.log(2), slope / np.log(2)
    if kind == "exponential":
        return np.exp(-m), -np.exp(-m)
    raise ValueError(f"unknown kind {kind!r}")
