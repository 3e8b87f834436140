"""takes the mean of p * g over the classes where the sum is meant"""

import numpy as np


def jac(p):
    return np.diag(p) - np.outer(p, p)


def vjp(p, g):
    return p * (g - np.mean(p * g, axis=1, keepdims=True))
