"""combines over 2,048 steps at the most"""

import numpy as np


def linear_scan(a, b, h0):
    a, b = np.array(a, float), np.array(b, float)
    distance = 1
    while distance < min(len(a), 2048):
        # The pair at t - distance comes first, then that at t. b is mended before a, whose old values it needs.
        b[distance:] += a[distance:] * b[:-distance]
        a[distance:] = a[distance:] * a[:-distance]
        distance *= 2
    return a * np.asarray(h0, float) + b
