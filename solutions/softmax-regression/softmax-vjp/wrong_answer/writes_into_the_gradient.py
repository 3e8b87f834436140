"""subtracts in place and so changes the gradient that the caller still needs"""

import numpy as np


def jac(p):
    return np.diag(p) - np.outer(p, p)


def vjp(p, g):
    mean = np.sum(p * g, axis=1, keepdims=True)
    if np.issubdtype(g.dtype, np.floating):
        g -= mean.astype(g.dtype)
    else:
        g = g - mean
    return p * g
