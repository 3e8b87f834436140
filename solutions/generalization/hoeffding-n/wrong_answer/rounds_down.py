"""rounds the number of rows down"""

import math


def n_needed(eps, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    exact = logs / (2 * eps**2)
    return max(1, math.floor(exact * (1 + 1e-9)))


def gap(n, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    return math.sqrt(logs / (2 * n))
