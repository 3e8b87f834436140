"""takes the training base rate for 1/2, so only the true logit is added"""

import numpy as np


def shift_intercept(b, pi_train, pi_true):
    return b + np.log(pi_true / (1 - pi_true))


def correct_proba(p, pi_train, pi_true):
    p = np.asarray(p, dtype=np.float64)
    up = pi_true
    down = 1 - pi_true
    return p * up / (p * up + (1 - p) * down)
