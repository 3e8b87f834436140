"""forms 2 H / delta as a float, which is infinite for large classes"""

import math


def n_needed(eps, delta, H=1):
    try:
        logs = math.log(2 * float(H) / delta)
    except OverflowError:
        logs = math.inf
    exact = logs / (2 * eps**2)
    return math.ceil(exact * (1 - 1e-9)) if exact < 1e300 else 10**9


def gap(n, delta, H=1):
    try:
        logs = math.log(2 * float(H) / delta)
    except OverflowError:
        logs = math.inf
    return math.sqrt(logs / (2 * n))
