"""passes to evaluate only what a rung adds to the resource"""

import math


def successive_halving(n, evaluate, r0, R, eta):
    alive = list(range(n))
    rungs, spent, before, r = [], 0, 0, r0
    while r <= R:
        losses = {i: evaluate(i, r - before) for i in alive}
        rungs.append((r, alive))
        spent += len(alive) * (r - before)
        ranked = sorted(alive, key=lambda i: (math.isnan(losses[i]), losses[i], i))
        alive = sorted(ranked[: max(1, len(alive) // eta)])
        before, r = r, r * eta
    return ranked[0], rungs, spent
