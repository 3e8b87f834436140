"""Uses a running sum of the type, a stack for the halves, and arrays without axes for the compensation; returns an array."""

import numpy as np


def sum_lab(x, dtype):
    kind = np.dtype(dtype)
    with np.errstate(all="ignore"):
        xs = np.array(x, dtype=np.float64).astype(kind)
        naive = np.add.accumulate(xs, dtype=kind)[-1] if xs.size else kind.type(0)

        def split(part):
            if part.size == 0:
                return kind.type(0)
            if part.size == 1:
                return part[0]
            left, right = part[: part.size // 2], part[part.size // 2 :]
            return np.add(split(left), split(right), dtype=kind)

        s, c = np.zeros((), dtype=kind), np.zeros((), dtype=kind)
        for value in xs:
            y = np.subtract(value, c, dtype=kind)
            t = np.add(s, y, dtype=kind)
            c = np.subtract(np.subtract(t, s, dtype=kind), y, dtype=kind)
            s = t
    return np.array([naive, split(xs), s], dtype=np.float64)
