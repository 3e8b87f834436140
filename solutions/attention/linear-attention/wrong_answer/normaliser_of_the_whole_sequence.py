"""divides by the kernel sum over all steps, also those to come"""

import numpy as np


def phi(x):
    return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0.0)))


def linear_attention(q, k, v):
    q, k = phi(q), phi(k)
    states = np.cumsum(np.einsum("td,te->tde", k, v), axis=0)
    numerator = np.einsum("td,tde->te", q, states)
    denominator = np.einsum("td,d->t", q, k.sum(axis=0))
    return numerator / denominator[:, None]
