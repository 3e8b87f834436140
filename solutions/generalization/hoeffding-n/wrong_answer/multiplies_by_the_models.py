"""multiplies the rows by the number of models, in place of adding its logarithm"""

import math


def n_needed(eps, delta, H=1):
    logs = float(min(H, 10**300)) * (math.log(2) - math.log(delta))
    exact = logs / (2 * eps**2)
    return math.ceil(exact * (1 - 1e-9))


def gap(n, delta, H=1):
    logs = float(min(H, 10**300)) * (math.log(2) - math.log(delta))
    return math.sqrt(logs / (2 * n))
