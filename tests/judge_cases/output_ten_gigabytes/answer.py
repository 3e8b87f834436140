import os

line = b"y" * 2**20
for _ in range(10_000):
    os.write(1, line)

import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
