"""sums over the whole sequence, future included"""

import numpy as np


def elu_plus_one(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    phi_q, phi_k = elu_plus_one(q), elu_plus_one(k)
    context = phi_k.T @ v
    normaliser = phi_q @ phi_k.sum(axis=0)
    return phi_q @ context / normaliser[:, None]
