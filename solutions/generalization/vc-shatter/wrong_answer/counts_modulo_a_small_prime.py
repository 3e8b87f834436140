"""takes the rank modulo 998244353, where multiples of it vanish"""

Q = 998_244_353


def is_shattered(P):
    points = [[int(x) % Q for x in row] for row in P]
    rows = [[(x - y) % Q for x, y in zip(p, points[0])] for p in points[1:]]
    rank = 0
    for column in range(P.shape[1]):
        at = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
        if at is None:
            continue
        rows[rank], rows[at] = rows[at], rows[rank]
        inverse = pow(rows[rank][column], -1, Q)
        for i in range(rank + 1, len(rows)):
            f = rows[i][column] * inverse % Q
            rows[i] = [(x - f * y) % Q for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank == len(rows)
