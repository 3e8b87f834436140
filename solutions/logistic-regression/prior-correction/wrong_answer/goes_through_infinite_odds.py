"""turns probabilities into odds, which divides by zero at 1"""

import numpy as np


def shift_intercept(b, pi_train, pi_true):
    return b + np.log(pi_true / (1 - pi_true)) - np.log(pi_train / (1 - pi_train))


def correct_proba(p, pi_train, pi_true):
    p = np.asarray(p, dtype=np.float64)
    up = pi_true / pi_train
    down = (1 - pi_true) / (1 - pi_train)
    odds = p / (1 - p) * up / down
    return odds / (1 + odds)
