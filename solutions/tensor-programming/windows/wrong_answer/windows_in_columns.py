"""puts the windows into columns"""

import numpy as np


def windows(x, size, step):
    if size < 1 or step < 1:
        raise ValueError("size and step are at least 1")
    count = max((len(x) - size) // step + 1, 0)
    s = x.strides[0]
    return np.lib.stride_tricks.as_strided(x, (size, count), (s, step * s), writeable=False)
