"""rounds the number of starters to the nearest"""

def brackets(R, eta):
    s_max = 0
    while eta ** (s_max + 1) <= R:
        s_max += 1
    schedule = []
    for s in range(s_max, -1, -1):
        n = (2 * (s_max + 1) * eta**s + s + 1) // (2 * (s + 1))
        schedule.append([(n // eta**i, R / eta ** (s - i)) for i in range(s + 1)])
    return schedule
