import numpy as np


def softmax(x, axis=-1):
    breakpoint()
    return np.exp(x)
