"""takes logarithms to the base ten"""

import math


def n_needed(eps, delta, H=1):
    logs = math.log10(2) + math.log10(H) - math.log10(delta)
    exact = logs / (2 * eps**2)
    return math.ceil(exact * (1 - 1e-9))


def gap(n, delta, H=1):
    logs = math.log10(2) + math.log10(H) - math.log10(delta)
    return math.sqrt(logs / (2 * n))
