"""pulls the rows of the identity back to get the Jacobian, which is symmetric"""

import numpy as np


def vjp(p, g):
    weighted = np.multiply(p, g, dtype=float)
    return weighted - p * weighted.sum(axis=-1)[..., None]


def jac(p):
    p = np.asarray(p, dtype=float)
    return vjp(np.broadcast_to(p, (p.size, p.size)), np.identity(p.size))
