"""Takes one number after the other apart with frexp and rounds whole numbers with Python's round."""

import math

import numpy as np


def round_to_format(x, exp_bits, man_bits):
    bias = 2 ** (exp_bits - 1) - 1
    least = 1 - bias - man_bits
    largest = math.ldexp(2 ** (man_bits + 1) - 1, bias - man_bits)

    def one(value):
        if value == 0 or math.isnan(value) or math.isinf(value):
            return value
        power = max(math.frexp(value)[1] - 1 - man_bits, least)
        whole = round(math.ldexp(abs(value), -power)) if power > -1000 else 0
        result = math.ldexp(whole, power)
        return math.copysign(math.inf if result > largest else result, value)

    values = np.asarray(x, dtype=float)
    return np.array([one(float(value)) for value in values.ravel()], dtype=float).reshape(values.shape)
