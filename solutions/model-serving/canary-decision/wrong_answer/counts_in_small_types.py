"""counts in the type of the input, where 255 + 2 is 1"""

import warnings
from statistics import NormalDist

import numpy as np


def decide(looks, breached, planned, alpha, min_n, margin):
    z = NormalDist().inv_cdf(1 - alpha / planned)
    for look, broken in zip(np.asarray(looks), breached):
        if broken:
            return "rollback"
        n, x = look[::2], look[1::2]
        if n.min() < min_n:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            p = (x + 1) / (n + 2)
            half = z * np.sqrt((p * (1 - p) / (n + 2)).sum())
        if p[1] - p[0] > half:
            return "rollback"
        if p[1] - p[0] + half < margin:
            return "promote"
    return "hold"
