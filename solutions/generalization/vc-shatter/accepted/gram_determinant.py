"""determinant of the products of differences, in exact integers after Bareiss"""


def is_shattered(P):
    points = [list(map(int, row)) for row in P]
    if len(points) < 2:
        return 1
    D = [[x - y for x, y in zip(row, points[-1])] for row in points[:-1]]
    G = [[sum(x * y for x, y in zip(a, b)) for b in D] for a in D]
    n, last = len(G), 1
    for k in range(n):
        # the matrix is positive semidefinite: a zero pivot means a zero determinant
        if G[k][k] == 0:
            return 0
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                G[i][j] = (G[i][j] * G[k][k] - G[i][k] * G[k][j]) // last
        last = G[k][k]
    return 1
