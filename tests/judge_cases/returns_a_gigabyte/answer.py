import numpy as np


def softmax(x, axis=-1):
    return np.zeros(90_000_000)
