"""Treats one step after the other with branches, and puts the results into the shape of the steps."""

import math

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    def rate(t):
        if t < warmup:
            return peak * (t + 1) / warmup
        if t >= total:
            return floor
        return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * (t - warmup) / (total - warmup)))

    steps = np.asarray(step)
    return np.array([rate(int(t)) for t in steps.ravel()], dtype=float).reshape(steps.shape)
