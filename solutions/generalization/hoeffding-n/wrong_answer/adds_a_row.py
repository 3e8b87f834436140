"""always adds a row to the whole part"""

import math


def n_needed(eps, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    exact = logs / (2 * eps**2)
    return math.floor(exact) + 1


def gap(n, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    return math.sqrt(logs / (2 * n))
