"""uses p (1 - p), the diagonal of the Jacobian, as if softmax worked entry by entry like a sigmoid"""

import numpy as np


def jac(p):
    return np.diag(p * (1 - p))


def vjp(p, g):
    return g * p * (1 - p)
