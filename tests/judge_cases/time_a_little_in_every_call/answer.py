import time

import numpy as np


def softmax(x, axis=-1):
    time.sleep(0.05)
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
