import numpy as np


def shift_intercept(b: float, pi_train: float, pi_true: float) -> float:
    """Return the intercept b of a logistic model, moved from base rate pi_train to base rate pi_true."""
    raise NotImplementedError


def correct_proba(p: np.ndarray, pi_train: float, pi_true: float) -> np.ndarray:
    """Return the probabilities p of class 1, learned at base rate pi_train, as they are at base rate pi_true.

    p: any shape, in [0, 1]
    """
    raise NotImplementedError
