import numpy as np


def softmax(x, axis=-1):
    wide = np.asarray(x, dtype=np.longdouble)
    weights = np.exp(wide - wide.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
