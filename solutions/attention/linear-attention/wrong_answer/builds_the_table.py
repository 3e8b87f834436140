"""gives the right values but builds the table of T x T kernel values"""

import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    kernel = np.tril(phi(q) @ phi(k).T)
    return kernel @ v / kernel.sum(axis=1, keepdims=True)
