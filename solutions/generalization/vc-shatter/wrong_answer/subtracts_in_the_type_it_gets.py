"""subtracts in the type of the input, where small integers wrap round"""

from fractions import Fraction

import numpy as np


def is_shattered(P):
    P = np.asarray(P)
    if len(P) < 2:
        return True
    rows = [[Fraction(int(x)) for x in row] for row in P[1:] - P[0]]
    rank = 0
    for column in range(P.shape[1]):
        at = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if at is None:
            continue
        rows[rank], rows[at] = rows[at], rows[rank]
        for i in range(rank + 1, len(rows)):
            f = rows[i][column] / rows[rank][column]
            rows[i] = [x - f * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank == len(rows)
