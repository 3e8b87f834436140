"""returns a single logit as it is"""

import numpy as np


def softmax(x, axis=-1):
    if x.shape[axis] == 1:
        return x.astype(float)
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
