import numpy as np


def round_to_format(x, exp_bits, man_bits):
    x = np.asarray(x, dtype=float)
    bias = 2 ** (exp_bits - 1) - 1
    _, exponent = np.frexp(x)  # x = f * 2**exponent with 0.5 <= |f| < 1
    # Below the smallest normal number the spacing no longer shrinks: these are the subnormals.
    spacing = np.maximum(exponent - 1, 1 - bias) - man_bits
    # Powers of two only move the exponent, and rint takes ties to even, keeps the sign of zero, inf and NaN.
    rounded = np.ldexp(np.rint(np.ldexp(x, -spacing)), spacing)
    return np.where(np.abs(rounded) >= 2.0 ** (bias + 1), np.copysign(np.inf, x), rounded)
