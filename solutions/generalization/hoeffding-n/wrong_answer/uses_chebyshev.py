"""uses the variance bound of Chebyshev, which pays 1/delta and not its logarithm"""

import math


def n_needed(eps, delta, H=1):
    logs = min(float(min(H, 10**300)) / (2 * delta), 1e300)
    exact = logs / (2 * eps**2)
    return math.ceil(exact * (1 - 1e-9))


def gap(n, delta, H=1):
    logs = min(float(min(H, 10**300)) / (2 * delta), 1e300)
    return math.sqrt(logs / (2 * n))
