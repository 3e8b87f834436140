from math import *

from numpy import *
from numpy import exp, max, sum


def softmax(x, axis=-1):
    weights = exp(x - max(x, axis=axis, keepdims=True))
    return weights / sum(weights, axis=axis, keepdims=True)
