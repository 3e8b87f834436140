"""Sums the outer products with cumsum, at the price of T x D x Dv numbers, still linear in T."""

import numpy as np


def linear_attention(q, k, v):
    def phi(x):
        return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0)))

    phi_q, phi_k = phi(q), phi(k)
    states = np.cumsum(phi_k[:, :, None] * v[:, None, :], axis=0)
    totals = np.cumsum(phi_k, axis=0)
    return np.einsum("td,tde->te", phi_q, states) / np.einsum("td,td->t", phi_q, totals)[:, None]
