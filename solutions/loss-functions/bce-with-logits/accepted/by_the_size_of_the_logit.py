"""max(z, 0) - z y + log1p(exp(-|z|)) for weight one, plus the extra weight on the positive term"""

import numpy as np


def bce_logits(z, y, pos_weight=1.0):
    z = np.array(z, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    small = np.exp(-np.abs(z))
    soft = np.log1p(small)
    plain = y * (np.maximum(-z, 0) + soft) + (1 - y) * (np.maximum(z, 0) + soft)
    extra = (pos_weight - 1) * y * (np.maximum(-z, 0) + soft)
    p = np.where(z >= 0, 1.0, small) / (1 + small)
    q = np.where(z >= 0, small, 1.0) / (1 + small)
    grad = (1 - y) * p - pos_weight * y * q
    return (plain + extra).sum() / z.size, grad / z.size
