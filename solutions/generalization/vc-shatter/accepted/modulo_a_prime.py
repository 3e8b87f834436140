"""elimination modulo large primes: independent if any of them says so"""

import numpy as np


def is_shattered(P):
    P = np.asarray(P)
    m, d = P.shape
    if m < 2:
        return np.True_
    base = [int(x) for x in P[0]]
    D = [[int(x) - b for x, b in zip(row, base)] for row in P[1:]]
    return np.bool_(any(_rank(D, q) == m - 1 for q in (2**61 - 1, 2**89 - 1)))


def _rank(rows, q):
    rows = [[x % q for x in row] for row in rows]
    rank = 0
    for column in range(len(rows[0])):
        at = [i for i in range(rank, len(rows)) if rows[i][column]]
        if not at:
            continue
        rows[rank], rows[at[0]] = rows[at[0]], rows[rank]
        inverse = pow(rows[rank][column], -1, q)
        for i in range(rank + 1, len(rows)):
            f = rows[i][column] * inverse % q
            rows[i] = [(x - f * y) % q for x, y in zip(rows[i], rows[rank])]
        rank += 1
        if rank == len(rows):
            break
    return rank
