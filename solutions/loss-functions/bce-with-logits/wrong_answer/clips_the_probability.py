"""clips the probability away from 0 and 1, which caps the loss of confident mistakes"""

import numpy as np


def bce_logits(z, y, pos_weight=1.0):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    small = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1.0, small) / (1 + small)
    q = np.where(z >= 0, small, 1.0) / (1 + small)
    safe = np.clip(p, 1e-12, 1 - 1e-12)
    minus_log_p = -np.log(safe)
    minus_log_q = -np.log(1 - safe)
    losses = pos_weight * y * minus_log_p + (1 - y) * minus_log_q
    grad = (1 - y) * p - pos_weight * y * q
    return float(losses.mean()), grad / z.size
