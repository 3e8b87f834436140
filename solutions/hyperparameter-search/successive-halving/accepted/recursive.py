"""recursion over rungs with numpy ranks"""

import numpy as np


def successive_halving(n, evaluate, r0, R, eta):
    def rung(alive, r, below):
        loss = np.array([evaluate(int(i), r) for i in alive], dtype=float)
        order = np.argsort(loss, kind="stable")  # numpy puts NaN last
        cost = (r - below) * len(alive)
        if r * eta > R:
            return alive[order[0]], [(r, alive)], cost
        best, rest, more = rung(np.sort(alive[order[: max(len(alive) // eta, 1)]]), r * eta, r)
        return best, [(r, alive), *rest], cost + more

    return rung(np.arange(n), r0, 0)
