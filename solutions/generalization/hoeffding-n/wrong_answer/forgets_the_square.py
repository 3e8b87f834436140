"""divides by eps and not by its square"""

import math


def n_needed(eps, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    exact = logs / (2 * eps)
    return math.ceil(exact * (1 - 1e-9))


def gap(n, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    return logs / (2 * n)
