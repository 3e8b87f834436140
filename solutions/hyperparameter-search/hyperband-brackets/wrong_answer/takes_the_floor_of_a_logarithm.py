"""takes the floor of a quotient of float logarithms, which misses a bracket at some powers"""

import math


def brackets(R, eta):
    s_max = int(math.log(R) / math.log(eta))
    schedule = []
    for s in range(s_max, -1, -1):
        n = -((-(s_max + 1) * eta**s) // (s + 1))
        schedule.append([(n // eta**i, R / eta ** (s - i)) for i in range(s + 1)])
    return schedule
