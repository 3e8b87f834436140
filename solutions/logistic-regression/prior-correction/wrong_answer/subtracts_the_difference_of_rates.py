"""shifts the probability by the difference of the base rates"""

import numpy as np


def shift_intercept(b, pi_train, pi_true):
    return b + np.log(pi_true / (1 - pi_true)) - np.log(pi_train / (1 - pi_train))


def correct_proba(p, pi_train, pi_true):
    p = np.asarray(p, dtype=np.float64)
    return np.clip(p + pi_true - pi_train, 0.0, 1.0)
