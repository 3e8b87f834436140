"""probabilities strictly between 0 and 1 by their logits, the ends copied"""

import numpy as np


def shift_intercept(b, pi_train, pi_true):
    return b + np.log(pi_true) - np.log1p(-pi_true) - np.log(pi_train) + np.log1p(-pi_train)


def correct_proba(p, pi_train, pi_true):
    p = np.array(p, dtype=np.float64)
    between = (p > 0) & (p < 1)
    z = shift_intercept(np.log(p[between]) - np.log1p(-p[between]), pi_train, pi_true)
    p[between] = np.exp(-np.logaddexp(0, -z))
    return p
