"""Computes in float64 and rounds after each operation, which gives the same bits for such small types."""

import numpy as np


def sum_lab(x, dtype):
    kind = {"float16": np.float16, "float32": np.float32}[dtype]

    def fl(value):
        return float(kind(value))

    xs = [fl(value) for value in np.asarray(x)]
    running = 0.0
    for value in xs:
        running = fl(running + value)

    def halves(low, high):
        if high - low <= 1:
            return xs[low] if high > low else 0.0
        middle = low + (high - low) // 2
        return fl(halves(low, middle) + halves(middle, high))

    s, c = 0.0, 0.0
    for value in xs:
        y = fl(value - c)
        t = fl(s + y)
        s, c = t, fl(fl(t - s) - y)
    return running, halves(0, len(xs)), s
