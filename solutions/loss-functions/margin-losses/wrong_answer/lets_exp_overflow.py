"""computes exp(-m) inside the logistic loss, which overflows at margin -800"""

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
        with np.errstate(over="ignore"):
            loss = np.log1p(np.exp(-m))
            slope = -1 / (1 + np.exp(m))
        return loss / np.log(2), slope / np.log(2)
    if kind == "exponential":
        return np.exp(-m), -np.exp(-m)
    raise ValueError(f"unknown kind {kind!r}")
