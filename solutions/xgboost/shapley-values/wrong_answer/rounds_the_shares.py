"""rounds the shares to twelve decimals"""

from math import comb

import numpy as np


def shapley(v: np.ndarray) -> np.ndarray:
    v = np.asarray(v, dtype=float)
    n = len(v)
    if n == 0 or n & (n - 1):
        raise ValueError("the length is no power of two")
    d = n.bit_length() - 1
    masks = np.arange(n)
    sizes = sum((masks >> i) & 1 for i in range(d))
    phi = []
    for i in range(d):
        without = masks[(masks >> i) & 1 == 0]
        # Each size is equally likely before i, and so is each coalition of that size.
        weights = np.array([1 / (d * comb(d - 1, size)) for size in range(d)])
        phi.append(weights[sizes[without]] @ (v[without | (1 << i)] - v[without]))
    return np.round(phi, 12)
