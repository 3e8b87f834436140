"""loops over rows and columns in plain Python"""


def kkt_gap(X, y, w, b, alpha):
    n = len(y)
    X, w = [[float(v) for v in row] for row in X], [float(v) for v in w]
    residual = [float(t) - float(b) - sum(a * v for a, v in zip(row, w)) for row, t in zip(X, y)]
    gap = abs(sum(residual)) / n
    for j, v in enumerate(w):
        slope = sum(row[j] * r for row, r in zip(X, residual)) / n
        if v == 0:
            miss = max(slope - alpha, -slope - alpha, 0.0)
        else:
            miss = abs(slope - alpha if v > 0 else slope + alpha)
        gap = max(gap, miss)
    return gap
