"""Walks with an index iterator and plain floats, and collects errors in a list."""

import math

import numpy as np


def grad_check(f, x, analytic, h=None):
    x64, a64 = np.array(x, dtype="f8"), np.array(analytic, dtype="f8")
    errors = [0.0]
    walk = np.nditer(x64, flags=["multi_index", "zerosize_ok"])
    while not walk.finished:
        i = walk.multi_index
        centre, claim = float(x64[i]), float(a64[i])
        step = h if h is not None else max(6e-6, 6e-6 * abs(centre))
        ends = centre - step, centre + step

        def at(value):
            point = np.array(x64)
            point[i] = value
            return float(f(point))

        low, high = at(ends[0]), at(ends[1])
        try:
            slope = (high - low) / (ends[1] - ends[0])
        except ZeroDivisionError:
            slope = math.nan
        if math.isfinite(slope) and math.isfinite(claim):
            errors.append(abs(claim - slope) / max(1e-8, abs(claim), abs(slope)))
        else:
            errors.append(math.inf)
        if not walk.iternext():
            break
    return max(errors)
