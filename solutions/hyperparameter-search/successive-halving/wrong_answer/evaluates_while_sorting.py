"""evaluates the settings a second time to find the best of a rung"""

import math


def successive_halving(n, evaluate, r0, R, eta):
    alive = list(range(n))
    rungs, spent, before, r = [], 0, 0, r0
    while r <= R:
        losses = {i: evaluate(i, r) for i in alive}
        rungs.append((r, alive))
        spent += len(alive) * (r - before)
        ranked = sorted(alive, key=lambda i: (math.isnan(losses[i]), losses[i], i))
        best = min(alive, key=lambda i: (math.isnan(v := evaluate(i, r)), v, i))
        alive = sorted(ranked[: max(1, len(alive) // eta)])
        before, r = r, r * eta
    return best, rungs, spent
