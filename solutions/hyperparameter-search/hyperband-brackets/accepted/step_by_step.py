"""builds each bracket rung by rung, and the powers by division"""


def brackets(R, eta):
    powers = [1]
    while powers[-1] * eta <= R:
        powers.append(powers[-1] * eta)
    count = len(powers)
    schedule = []
    for s in reversed(range(count)):
        n, rest = divmod(count * powers[s], s + 1)
        n += rest > 0
        bracket = []
        for power in reversed(powers[: s + 1]):
            bracket.append([n, R / power])
            n //= eta
        schedule.append(bracket)
    return schedule
