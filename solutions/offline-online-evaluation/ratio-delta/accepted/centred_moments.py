"""variances and covariance of centred values, put together as one quadratic form per user"""

import numpy as np


def ratio_se(num, den):
    a, b = np.asarray(num).astype(np.float64), np.asarray(den).astype(np.float64)
    ratio = np.sum(a) / np.sum(b)
    pairs = np.stack([a - a.mean(), b - b.mean()], axis=1)
    along = pairs @ np.array([1.0, -ratio])
    variance = along @ along / (a.size - 1)
    return np.array([ratio, np.sqrt(variance / a.size) / b.mean()])
