"""ignores the number of models"""

import math


def n_needed(eps, delta, H=1):
    logs = math.log(2) - math.log(delta)
    exact = logs / (2 * eps**2)
    return math.ceil(exact * (1 - 1e-9))


def gap(n, delta, H=1):
    logs = math.log(2) - math.log(delta)
    return math.sqrt(logs / (2 * n))
