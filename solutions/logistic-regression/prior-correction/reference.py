import numpy as np


def shift_intercept(b: float, pi_train: float, pi_true: float) -> float:
    return b + np.log(pi_true / pi_train) - np.log((1 - pi_true) / (1 - pi_train))


def correct_proba(p: np.ndarray, pi_train: float, pi_true: float) -> np.ndarray:
    p = np.asarray(p, dtype=np.float64)
    # Bayes' rule: each class's probability times the change of its prior, then normalised
    ones = p * (pi_true / pi_train)
    zeros = (1 - p) * ((1 - pi_true) / (1 - pi_train))
    return ones / (ones + zeros)
