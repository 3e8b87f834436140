"""everything in bits, with Python's log2"""

from math import floor, log, log2


def _bits(delta, H):
    return 1.0 + log2(H) - log2(delta)


def n_needed(eps, delta, H=1):
    x = _bits(delta, H) * log(2) / (2 * eps**2)
    n = floor(x)
    return n if n >= 1 and x - n <= 1e-9 * n else n + 1


def gap(n, delta, H=1):
    return (_bits(delta, H) * log(2) / 2 / n) ** 0.5
