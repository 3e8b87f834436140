"""Adds and takes away a large number whose spacing is the one wanted, so that the addition itself does the rounding."""

import numpy as np


def round_to_format(x, exp_bits, man_bits):
    x = np.array(x, dtype=np.float64)
    bias = 2 ** (exp_bits - 1) - 1
    limit = (2 - 2.0 ** -(man_bits + 1)) * 2.0**bias  # halfway to what would come next
    size = np.abs(x)
    inside = size < limit
    small = np.where(inside, size, 1.0)
    unit = np.exp2(np.maximum(np.frexp(small)[1] - 1, 1 - bias) - man_bits)
    magic = unit * 2.0**52
    rounded = (small + magic) - magic
    out = np.where(inside, rounded, np.inf)
    return np.where(np.isnan(x), np.nan, np.copysign(out, x))
