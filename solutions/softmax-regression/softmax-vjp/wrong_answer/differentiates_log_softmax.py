"""gives Jacobian and gradient of log-softmax, which lack the factor p"""

import numpy as np


def jac(p):
    return np.eye(len(p)) - p


def vjp(p, g):
    return g - p * np.sum(g, axis=1, keepdims=True)
