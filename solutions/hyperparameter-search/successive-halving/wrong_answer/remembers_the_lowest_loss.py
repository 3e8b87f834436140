"""returns the setting with the lowest loss of any rung"""

import math


def successive_halving(n, evaluate, r0, R, eta):
    alive = list(range(n))
    rungs, spent, before, r = [], 0, 0, r0
    lowest = (True, math.inf, n)
    while r <= R:
        losses = {i: evaluate(i, r) for i in alive}
        rungs.append((r, alive))
        spent += len(alive) * (r - before)
        ranked = sorted(alive, key=lambda i: (math.isnan(losses[i]), losses[i], i))
        lowest = min(lowest, *((math.isnan(losses[i]), losses[i], i) for i in alive))
        alive = sorted(ranked[: max(1, len(alive) // eta)])
        before, r = r, r * eta
    return lowest[2] if lowest[2] < n else ranked[0], rungs, spent
