"""normalises over the first axis by default"""

import numpy as np


def softmax(x, axis=0):
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
