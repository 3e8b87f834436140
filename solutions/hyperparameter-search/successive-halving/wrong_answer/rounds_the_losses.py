"""rounds the losses to three digits, so close ones tie"""

from collections.abc import Callable
from math import isnan


def successive_halving(
    n: int, evaluate: Callable[[int, int], float], r0: int, R: int, eta: int
) -> tuple[int, list[tuple[int, list[int]]], int]:
    alive, rungs = list(range(n)), []
    spent, before, r = 0, 0, r0
    while r <= R:
        losses = {i: evaluate(i, r) for i in alive}
        rungs.append((r, alive))
        spent += len(alive) * (r - before)
        # NaN compares false with everything, so it would end up anywhere: rank by failure first.
        ranked = sorted(alive, key=lambda i: (isnan(losses[i]), round(losses[i], 3) if abs(losses[i]) < 1e9 else losses[i], i))
        alive = sorted(ranked[: max(len(ranked) // eta, 1)])
        before, r = r, r * eta
    return ranked[0], rungs, spent
