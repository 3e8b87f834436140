"""takes sizes and steps below 1 for 1 instead of refusing them"""

import numpy as np


def windows(x, size, step):
    size, step = max(size, 1), max(step, 1)
    count = max((len(x) - size) // step + 1, 0)
    s = x.strides[0]
    return np.lib.stride_tricks.as_strided(x, (count, size), (step * s, s), writeable=False)
