def brackets(R: int, eta: int) -> list[list[tuple[int, float]]]:
    s_max = 0
    while eta ** (s_max + 1) <= R:  # in integers, as a quotient of logarithms may fall short of a whole number
        s_max += 1
    schedule = []
    for s in range(s_max, -1, -1):
        n = -(-(s_max + 1) * eta**s // (s + 1))  # the ceiling
        schedule.append([(n // eta**i, R / eta ** (s - i)) for i in range(s + 1)])
    return schedule
