import numpy as np

table = np.linalg.inv(np.zeros((2, 2)))



def softmax(x, axis=-1):
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)
