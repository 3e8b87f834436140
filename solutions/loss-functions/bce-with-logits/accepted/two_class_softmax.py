"""log-softmax over the pair of logits 0 and z, gradient through its probabilities"""

import numpy as np


def bce_logits(z, y, pos_weight=1.0):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    pair = np.stack([np.zeros_like(z), z], axis=1)
    top = pair.max(axis=1, keepdims=True)
    log_p = pair - top
    log_p = log_p - np.log1p(np.exp(-np.abs(z)))[:, None]
    weight = np.stack([1 - y, pos_weight * y], axis=1)
    loss = -(weight * log_p).sum(axis=1).mean()
    p = np.exp(log_p)
    return np.float64(loss), (weight[:, 0] * p[:, 1] - weight[:, 1] * p[:, 0]) / z.shape[0]
