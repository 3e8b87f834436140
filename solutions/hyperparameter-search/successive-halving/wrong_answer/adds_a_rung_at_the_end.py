"""cuts the last resource down to R, so a rung at R is always run"""

import math


def successive_halving(n, evaluate, r0, R, eta):
    alive = list(range(n))
    rungs, spent, before, r = [], 0, 0, r0
    while before < R:
        losses = {i: evaluate(i, r) for i in alive}
        rungs.append((r, alive))
        spent += len(alive) * (r - before)
        ranked = sorted(alive, key=lambda i: (math.isnan(losses[i]), losses[i], i))
        alive = sorted(ranked[: max(1, len(alive) // eta)])
        before, r = r, min(r * eta, R)
    return ranked[0], rungs, spent
