import numpy as np

print("loaded")


def softmax(x, axis=-1):
    print("x =", x, "axis =", axis)
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    print("weights:\n", weights)
    return weights / weights.sum(axis=axis, keepdims=True)
