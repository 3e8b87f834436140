"""difference of the two prior logits, and a loop over the probabilities with two weights"""

import math

import numpy as np


def logit(q):
    return math.log(q) - math.log(1 - q)


def shift_intercept(b, pi_train, pi_true):
    return float(b) - logit(pi_train) + logit(pi_true)


def correct_proba(p, pi_train, pi_true):
    p = np.asarray(p)
    out = np.zeros(p.shape)
    for place in np.ndindex(p.shape):
        one = float(p[place]) * pi_true * (1 - pi_train)
        zero = (1 - float(p[place])) * (1 - pi_true) * pi_train
        out[place] = one / (one + zero)
    return out
