import numpy as np


def windows(x, size, step):
    if size < 1 or step < 1:
        raise ValueError("size and step are at least 1")
    count = max((len(x) - size) // step + 1, 0)
    (stride,) = x.strides  # not the item size: x may itself be a view with a stride
    return np.lib.stride_tricks.as_strided(x, (count, size), (step * stride, stride), writeable=False)
