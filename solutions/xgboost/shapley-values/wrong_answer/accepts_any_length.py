"""cuts the table to a power of two without saying so"""

from math import comb

import numpy as np


def shapley(v: np.ndarray) -> np.ndarray:
    v = np.asarray(v, dtype=float)
    n = len(v)
    if n == 0 or n & (n - 1):
        v = v[: 1 << max(n.bit_length() - 1, 0)]
        n = len(v)
    d = n.bit_length() - 1
    masks = np.arange(n)
    sizes = sum((masks >> i) & 1 for i in range(d))
    phi = []
    for i in range(d):
        without = masks[(masks >> i) & 1 == 0]
        # Each size is equally likely before i, and so is each coalition of that size.
        weights = np.array([1 / (d * comb(d - 1, size)) for size in range(d)])
        phi.append(weights[sizes[without]] @ (v[without | (1 << i)] - v[without]))
    return np.array(phi)
