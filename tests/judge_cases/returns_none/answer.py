import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    weights / weights.sum(axis=axis, keepdims=True)
