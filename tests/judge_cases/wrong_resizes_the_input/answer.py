import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    x.resize(1, refcheck=False)
    return weights / weights.sum(axis=axis, keepdims=True)
