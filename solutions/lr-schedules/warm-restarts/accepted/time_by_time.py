"""Walks through the cycles for each time alone, and divides where all cycles are equal."""

import math

import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    def at(x):
        cycle, length = 0, t0
        if mult == 1:
            cycle, x = divmod(x, t0)
        while x >= length:
            x -= length
            length *= mult
            cycle += 1
        return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * x / length)), int(cycle)

    times = np.asarray(t)
    pairs = [at(float(x)) for x in times.ravel()]
    rates = np.array([rate for rate, _ in pairs], dtype=float)
    cycles = np.array([cycle for _, cycle in pairs], dtype=int)
    return rates.reshape(times.shape), cycles.reshape(times.shape)
