"""divides by the sum of the weights and not by the number of logits"""

import numpy as np


def bce_logits(z, y, pos_weight=1.0):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    small = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1.0, small) / (1 + small)
    q = np.where(z >= 0, small, 1.0) / (1 + small)
    minus_log_p = np.maximum(-z, 0) + np.log1p(small)
    minus_log_q = np.maximum(z, 0) + np.log1p(small)
    losses = pos_weight * y * minus_log_p + (1 - y) * minus_log_q
    grad = (1 - y) * p - pos_weight * y * q
    total = (pos_weight * y + (1 - y)).sum()
    return float(losses.sum() / total), grad / total
