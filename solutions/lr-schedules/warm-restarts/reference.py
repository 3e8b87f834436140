import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.asarray(t, dtype=float)
    cycle = np.floor_divide(t, t0) if mult == 1 else np.zeros(t.shape)
    start, length = cycle * t0, np.full(t.shape, float(t0))
    # Whole lengths, added up one by one: a logarithm would be off by one just at some restarts.
    while (over := t >= start + length).any():
        start = np.where(over, start + length, start)
        length = np.where(over, length * mult, length)
        cycle = cycle + over
    return floor + (peak - floor) * (1 + np.cos(np.pi * (t - start) / length)) / 2, cycle
