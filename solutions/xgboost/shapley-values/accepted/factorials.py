"""subsets as bits in plain Python, weights by factorials"""

from math import factorial


def shapley(v):
    n = len(v)
    if n == 0 or n & (n - 1):
        raise ValueError("not a power of two")
    d = n.bit_length() - 1
    v = [float(value) for value in v]
    phi = [0.0] * d
    for mask in range(n):
        size = bin(mask).count("1")
        for i in range(d):
            if mask >> i & 1:
                weight = factorial(size - 1) * factorial(d - size) / factorial(d)
                phi[i] += weight * (v[mask] - v[mask ^ (1 << i)])
    return phi
