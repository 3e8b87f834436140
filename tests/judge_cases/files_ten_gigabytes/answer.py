with open("large.bin", "wb") as file:
    for _ in range(300):
        file.write(bytes(2**20))
    file.truncate(10 * 2**30)

import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
