import numpy as np


def softmax(x, axis=-1):
    if x.dtype != float:
        x = x.astype(float)
    x -= x.max(axis=axis, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=axis, keepdims=True)
    return x.copy()
