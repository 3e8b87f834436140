"""Newton's method on beta, kept in an interval, row by row in plain Python"""

import math


def fit_temperature(Z, y):
    rows = [[float(z) for z in row] for row in Z]
    gaps = [[z - row[int(k)] for z in row] for row, k in zip(rows, y)]

    def moments(beta):
        first = second = 0.0
        for gap in gaps:
            top = max(gap)
            e = [math.exp(max(beta * (g - top), -700.0)) for g in gap]
            s = sum(e)
            m = sum(a * g for a, g in zip(e, gap)) / s
            first += m
            second += sum(a * (g - m) ** 2 for a, g in zip(e, gap)) / s
        return first, second

    if moments(100.0)[0] <= 0:
        return 0.01
    if moments(0.01)[0] >= 0:
        return 100.0
    low, high, beta = 0.01, 100.0, 1.0
    for _ in range(200):
        g, h = moments(beta)
        low, high = (beta, high) if g < 0 else (low, beta)
        new = beta - g / h if h > 0 else -1.0
        new = new if low < new < high else math.sqrt(low * high)
        if abs(new - beta) < 1e-10 * beta:
            break
        beta = new
    return 1 / beta
