"""slope by bisection, with the best intercept for each slope by bisection inside"""

import numpy as np


def _root(f, low, high):
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return (low + high) / 2


def platt(s, y):
    s, y = np.asarray(s).astype(float), np.asarray(y).astype(int)
    t = np.where(y == 1, (np.sum(y == 1) + 1) / (np.sum(y == 1) + 2), 1 / (np.sum(y == 0) + 2))
    shift, unit = np.median(s), np.ptp(s)
    z = (s - shift) / unit

    def p(a, b):
        return np.exp(-np.logaddexp(0, -(a * z + b)))

    def intercept(a):
        return _root(lambda b: np.sum(p(a, b) - t), -abs(a) - 20, abs(a) + 20)

    a = _root(lambda a: np.sum((p(a, intercept(a)) - t) * z), -400.0, 400.0)
    return np.array([a / unit, intercept(a) - a / unit * shift])
