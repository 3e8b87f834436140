"""starts eta to the power of s settings, without the factor that evens out the brackets"""

def brackets(R, eta):
    s_max = 0
    while eta ** (s_max + 1) <= R:
        s_max += 1
    schedule = []
    for s in range(s_max, -1, -1):
        n = eta**s
        schedule.append([(n // eta**i, R / eta ** (s - i)) for i in range(s + 1)])
    return schedule
