"""gives all coalitions the same weight, which are Banzhaf values"""

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
        weights = np.array([1 / 2 ** (d - 1) for size in range(d)])
        phi.append(weights[sizes[without]] @ (v[without | (1 << i)] - v[without]))
    return np.array(phi)
