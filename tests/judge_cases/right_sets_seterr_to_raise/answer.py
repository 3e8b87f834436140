import numpy as np

np.seterr(over="raise", invalid="raise", divide="raise")
np.set_printoptions(precision=1, threshold=2)



def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
