"""divides by the largest weight in place of the sum"""

import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    return weights / weights.max(axis=axis, keepdims=True)
