"""sorted pairs in plain Python, with the running minimum in a loop"""


def bh(p):
    m = len(p)
    ranked = sorted(range(m), key=lambda i: float(p[i]))
    out = [0.0] * m
    low = 1.0
    for k in range(m, 0, -1):
        i = ranked[k - 1]
        low = min(low, float(p[i]) * m / k)
        out[i] = low
    return out
