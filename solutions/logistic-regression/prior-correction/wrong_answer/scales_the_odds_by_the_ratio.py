"""multiplies the odds by the ratio of base rates, as if the other class kept its share"""

import numpy as np


def shift_intercept(b, pi_train, pi_true):
    return b + np.log(pi_true / pi_train)


def correct_proba(p, pi_train, pi_true):
    p = np.asarray(p, dtype=np.float64)
    up = pi_true / pi_train
    return p * up / (p * up + (1 - p))
