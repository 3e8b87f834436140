"""one factor on the odds, and its logarithm on the intercept"""

import math

import numpy as np


def odds_factor(pi_train, pi_true):
    return pi_true * (1 - pi_train) / (pi_train * (1 - pi_true))


def shift_intercept(b, pi_train, pi_true):
    return b + math.log(odds_factor(pi_train, pi_true))


def correct_proba(p, pi_train, pi_true):
    p = np.asarray(p, dtype=float)
    factor = odds_factor(pi_train, pi_true)
    return factor * p / (1 - p + factor * p)
