import numpy as np


def softmax(x, axis=-1):
    for _ in range(3000):
        print("z" * 1000)
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
