"""multiplies every row with every other to keep the diagonal, which takes n by n numbers"""

import numpy as np


def jac(p):
    return np.diag(p) - np.outer(p, p)


def vjp(p, g):
    means = np.diag(p @ g.T)
    return p * (g - means[:, None])
