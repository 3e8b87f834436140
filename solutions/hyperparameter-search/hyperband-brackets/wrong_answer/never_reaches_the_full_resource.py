"""takes the power of eta one too high, so no rung reaches the full resource"""

def brackets(R, eta):
    s_max = 0
    while eta ** (s_max + 1) <= R:
        s_max += 1
    schedule = []
    for s in range(s_max, -1, -1):
        n = -((-(s_max + 1) * eta**s) // (s + 1))
        schedule.append([(n // eta**i, R / eta ** (s - i + 1)) for i in range(s + 1)])
    return schedule
