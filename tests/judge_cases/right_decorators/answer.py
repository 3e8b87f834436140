import functools

import numpy as np


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def along_last(function):
    @functools.wraps(function)
    def wrapper(x, axis=-1):
        return np.moveaxis(function(np.moveaxis(x, axis, -1)), -1, axis)

    return wrapper


@counted
@along_last
def softmax(x):
    weights = np.exp(x - x.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)
