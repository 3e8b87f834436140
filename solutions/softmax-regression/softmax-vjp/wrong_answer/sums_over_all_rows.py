"""sums p * g over the whole batch, so the gradient of a row depends on the other rows"""

import numpy as np


def jac(p):
    return np.diag(p) - np.outer(p, p)


def vjp(p, g):
    return p * (g - np.sum(p * g))
