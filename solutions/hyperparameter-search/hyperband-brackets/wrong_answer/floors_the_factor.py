"""rounds the factor down before it multiplies the power, as the paper's integer form does"""

def brackets(R, eta):
    s_max = 0
    while eta ** (s_max + 1) <= R:
        s_max += 1
    schedule = []
    for s in range(s_max, -1, -1):
        n = ((s_max + 1) // (s + 1)) * eta**s
        schedule.append([(n // eta**i, R / eta ** (s - i)) for i in range(s + 1)])
    return schedule
