"""a record that starts as None, two comparisons by mode, numpy ints returned"""

import math

import numpy as np


def early_stop(v, patience, min_delta=0.0, mode="min"):
    record, best, since, stop = None, np.int64(-1), 0, np.int64(-1)
    for stop, value in enumerate(float(x) for x in v):
        start = math.inf if mode == "min" else -math.inf
        reference = start if record is None else record
        gain = reference - value if mode == "min" else value - reference
        if gain > min_delta:
            record, best, since = value, np.int64(stop), 0
            continue
        since += 1
        if since >= patience:
            break
    return np.int64(stop), best
