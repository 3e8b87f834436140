"""overflows for large logits"""

import numpy as np


def softmax(x, axis=-1):
    with np.errstate(all="ignore"):
        weights = np.exp(x)
        return weights / weights.sum(axis=axis, keepdims=True)
