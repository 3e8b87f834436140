"""pure Python with the statistics module"""

import math
import statistics


def resampled_t(diffs, n_train, n_test, critical):
    values = [float(value) for value in diffs]
    if len(values) < 2:
        raise ValueError("a variance needs two values")
    centre = statistics.fmean(values)
    if min(values) == max(values):
        t = 0.0
        if values[0] > 0:
            t = math.inf
        elif values[0] < 0:
            t = -math.inf
        return [t, values[0], values[0]]
    error = statistics.stdev(values) * math.sqrt(1 / len(values) + n_test / n_train)
    return [centre / error, centre - error * critical, centre + error * critical]
