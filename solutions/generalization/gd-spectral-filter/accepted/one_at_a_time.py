"""plain Python, one singular value at a time, three cases for the base"""

import math


def gd_shrink(s, eta, t):
    out = []
    t = int(t)
    rates = [float(eta) * float(x) ** 2 for x in s]
    if any(rate > 2 for rate in rates):
        raise ValueError("diverges")
    for rate in rates:
        if rate < 1:
            out.append(-math.expm1(t * math.log1p(-rate)))
        elif rate == 1:
            out.append(1.0 if t else 0.0)
        else:
            left = (rate - 1) ** t
            out.append(1 + left if t % 2 else 1 - left)
    return out
