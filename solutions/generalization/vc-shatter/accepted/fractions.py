"""rank of the points with a column of ones, by fractions"""

from fractions import Fraction


def is_shattered(P):
    rows = [[Fraction(int(x)) for x in row] + [Fraction(1)] for row in P]
    m = len(rows)
    if m == 0:
        return True
    if m > len(rows[0]):
        return False
    rank = 0
    for column in range(len(rows[0]) - 1, -1, -1):
        pivot = next((i for i in range(rank, m) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for i in range(rank + 1, m):
            ratio = rows[i][column] / rows[rank][column]
            if ratio:
                rows[i] = [x - ratio * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank == m
