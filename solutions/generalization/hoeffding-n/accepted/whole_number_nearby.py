"""checks whether a whole number is near, and rounds up otherwise"""

import numpy as np


def _logs(delta, H):
    digits = len(str(int(H))) if int(H) < 10**300 else None
    if digits is None:
        bits = int(H).bit_length() - 60
        return np.log(2.0) + np.log(float(int(H) >> bits)) + bits * np.log(2.0) - np.log(delta)
    return np.log(2.0) + np.log(float(H)) - np.log(delta)


def n_needed(eps, delta, H=1):
    exact = _logs(delta, H) / (2 * eps * eps)
    near = round(float(exact))
    if near > 0 and abs(exact - near) <= 1e-9 * near:
        return near
    return int(np.ceil(exact))


def gap(n, delta, H=1):
    return np.sqrt(_logs(delta, H) / (2.0 * n))
