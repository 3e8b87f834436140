"""sums p * g along the rows instead of along the classes"""

import numpy as np


def jac(p):
    return np.diag(p) - np.outer(p, p)


def vjp(p, g):
    return p * (g - (p * g).sum(axis=0, keepdims=True))
