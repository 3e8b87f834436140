"""rounds a whole solution up to the next number when its last digit is off"""

import math


def n_needed(eps, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    exact = logs / (2 * eps**2)
    return math.ceil(exact)


def gap(n, delta, H=1):
    logs = math.log(2) + math.log(H) - math.log(delta)
    return math.sqrt(logs / (2 * n))
