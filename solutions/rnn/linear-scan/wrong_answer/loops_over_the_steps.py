"""goes through the steps one by one"""

import numpy as np


def linear_scan(a, b, h0):
    hs = np.zeros(np.shape(a))
    h = np.asarray(h0, float)
    for t in range(len(hs)):
        h = a[t] * h + b[t]
        hs[t] = h
    return hs
