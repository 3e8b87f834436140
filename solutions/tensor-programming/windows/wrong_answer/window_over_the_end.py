"""rounds the number of windows up, and pads the last one with zeros"""

import numpy as np


def windows(x, size, step):
    if size < 1 or step < 1:
        raise ValueError("size and step are at least 1")
    count = max(-((size - len(x)) // step) + 1, 0) if len(x) >= size else 0
    padded = np.concatenate([x, np.zeros(step + size, dtype=x.dtype)])
    s = padded.strides[0]
    return np.lib.stride_tricks.as_strided(padded, (count, size), (step * s, s), writeable=False)
