"""leaves the 2 out of the exponent"""

import math


def n_needed(eps, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    exact = logs / eps**2
    return math.ceil(exact * (1 - 1e-9))


def gap(n, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    return math.sqrt(logs / n)
