import numpy as np


def softmax(x, axis=-1):
    def shifted(values):
        def largest():
            return values.max(axis=axis, keepdims=True)

        return values - largest()

    def normalised(weights):
        return weights / weights.sum(axis=axis, keepdims=True)

    return normalised(np.exp(shifted(x)))
