"""takes the ceiling of a float quotient, which is off by one for large budgets"""

import math


def brackets(R, eta):
    s_max = 0
    while eta ** (s_max + 1) <= R:
        s_max += 1
    schedule = []
    for s in range(s_max, -1, -1):
        n = math.ceil((s_max + 1) / (s + 1) * eta**s)
        schedule.append([(n // eta**i, R / eta ** (s - i)) for i in range(s + 1)])
    return schedule
