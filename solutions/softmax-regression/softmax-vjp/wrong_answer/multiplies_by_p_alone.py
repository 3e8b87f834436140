"""multiplies the gradient by p and forgets that all classes share one denominator"""

import numpy as np


def jac(p):
    return np.diag(p) - np.outer(p, p)


def vjp(p, g):
    return p * g
