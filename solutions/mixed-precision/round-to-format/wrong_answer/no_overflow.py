"""never overflows"""

import numpy as np


def round_to_format(x, exp_bits, man_bits):
    x = np.asarray(x, dtype=float)
    bias = 2 ** (exp_bits - 1) - 1
    _, exponent = np.frexp(x)
    spacing = np.maximum(exponent - 1, 1 - bias) - man_bits
    rounded = np.ldexp(np.rint(np.ldexp(x, -spacing)), spacing)
    return rounded
