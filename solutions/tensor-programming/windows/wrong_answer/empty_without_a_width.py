"""returns shape (0, 0) if x is too short"""

import numpy as np


def windows(x, size, step):
    if size < 1 or step < 1:
        raise ValueError("size and step are at least 1")
    if len(x) < size:
        return x[:0].reshape(0, 0)
    count = (len(x) - size) // step + 1
    s = x.strides[0]
    return np.lib.stride_tricks.as_strided(x, (count, size), (step * s, s), writeable=False)
