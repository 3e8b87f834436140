"""keeps the exponent of the exponential loss between -50 and 500"""

import numpy as np


def margin_loss(m, kind):
    m = np.asarray(m, dtype=float)
    gap = np.maximum(0, 1 - m)
    if kind == "zero-one":
        return (m <= 0).astype(float), np.zeros_like(m)
    if kind == "hinge":
        return gap, -(gap > 0).astype(float)
    if kind == "squared-hinge":
        return gap**2, -2 * gap
    if kind == "logistic":
        return np.logaddexp(0, -m) / np.log(2), -np.exp(-np.logaddexp(0, m)) / np.log(2)
    if kind == "exponential":
        loss = np.exp(np.clip(-m, -50, 500))
        return loss, -loss
    raise ValueError(f"unknown kind {kind}")
