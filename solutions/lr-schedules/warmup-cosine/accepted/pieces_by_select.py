"""Chooses between three pieces, the cosine written as a squared cosine of half the angle."""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    t = np.array(step, dtype=np.float64)
    half_angle = 0.5 * np.pi * np.divide(t - warmup, total - warmup if total != warmup else 1)
    pieces = [peak / (warmup or 1) * (t + 1), np.full(t.shape, float(floor))]
    return np.select([t < warmup, t >= total], pieces, peak * np.cos(half_angle) ** 2 + floor * np.sin(half_angle) ** 2)
