"""finds the exponent by a logarithm, which is off just below powers of two"""

import numpy as np


def round_to_format(x, exp_bits, man_bits):
    x = np.asarray(x, dtype=float)
    bias = 2 ** (exp_bits - 1) - 1
    with np.errstate(all="ignore"):
        exponent = np.log2(np.abs(x))
    exponent = np.where(np.isfinite(exponent), np.round(exponent), 1 - bias)
    spacing = (np.maximum(exponent, 1 - bias) - man_bits).astype(int)
    rounded = np.ldexp(np.rint(np.ldexp(x, -spacing)), spacing)
    largest = (2 - 2.0**-man_bits) * 2.0**bias
    return np.where(np.abs(rounded) > largest, np.copysign(np.inf, x), rounded)
