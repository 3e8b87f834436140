import numpy as np


def softmax(x, axis=-1):
    return np.ones(x.shape) / x.shape[axis]
