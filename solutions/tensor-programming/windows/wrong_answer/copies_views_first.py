"""makes x contiguous first, which copies it if it is a view with a stride"""

import numpy as np


def windows(x, size, step):
    if size < 1 or step < 1:
        raise ValueError("size and step are at least 1")
    x = np.ascontiguousarray(x)
    count = max((len(x) - size) // step + 1, 0)
    s = x.itemsize
    return np.lib.stride_tricks.as_strided(x, (count, size), (step * s, s), writeable=False)
