import numpy as np


def softmax(*args, **kwargs):
    x, axis = args[0], kwargs.get("axis", args[1] if len(args) > 1 else -1)
    weights = np.exp(x - x.max(axis, keepdims=True))
    return weights / weights.sum(axis, keepdims=True)
