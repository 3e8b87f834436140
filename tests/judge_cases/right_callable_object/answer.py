import functools

import numpy as np


class Softmax:
    def __init__(self, base):
        self.base = base

    def __call__(self, x, axis):
        weights = self.base ** ((x - x.max(axis=axis, keepdims=True)) / np.log(self.base))
        return weights / weights.sum(axis=axis, keepdims=True)


softmax = functools.partial(Softmax(np.e), axis=-1)
