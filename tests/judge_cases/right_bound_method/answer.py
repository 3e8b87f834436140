import numpy as np


class Layer:
    eps = 0.0

    def apply(self, x, axis=-1):
        weights = np.exp(x - x.max(axis=axis, keepdims=True)) + self.eps
        return weights / weights.sum(axis=axis, keepdims=True)

    @classmethod
    def make(cls):
        return cls().apply


softmax = Layer.make()
