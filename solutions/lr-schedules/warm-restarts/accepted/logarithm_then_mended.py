"""Guesses the cycle by a logarithm and moves it by one where the guess lies beside the time."""

import numpy as np


def warm_restarts(t, t0, mult=1, peak=1.0, floor=0.0):
    t = np.array(t, dtype=np.float64)
    if mult == 1:
        cycle = np.floor(t / t0)
        inside, length = np.fmod(t, t0), t0
    else:

        def start(n):
            return t0 * (np.power(float(mult), n) - 1) / (mult - 1)

        cycle = np.floor(np.log1p(t * (mult - 1) / t0) / np.log(mult))
        cycle = np.where(start(cycle + 1) <= t, cycle + 1, cycle)
        cycle = np.where(start(cycle) > t, cycle - 1, cycle)
        inside, length = t - start(cycle), t0 * np.power(float(mult), cycle)
    return peak - (peak - floor) * np.sin(0.5 * np.pi * inside / length) ** 2, cycle
