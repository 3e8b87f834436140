"""takes the mean gradient under p by einsum, and the Jacobian from rows of the identity"""

import numpy as np


def jac(p):
    return p[:, None] * (np.eye(p.size) - p)


def vjp(p, g):
    mean = np.einsum("nk,nk->n", p, g)
    return p * (g - mean[:, np.newaxis])
