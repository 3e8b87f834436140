"""subtracts the plain sum of the gradient instead of its mean under p"""

import numpy as np


def jac(p):
    return np.diag(p) - np.outer(p, p)


def vjp(p, g):
    return p * (g - g.sum(axis=1, keepdims=True))
