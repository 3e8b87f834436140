import numpy as np


def mcc(C: np.ndarray) -> float:
    """Return the Matthews correlation of a confusion matrix i[K, K], truth in rows; 0.0 where it is 0/0."""
    raise NotImplementedError


def kappa(C: np.ndarray) -> float:
    """Return Cohen's kappa of a confusion matrix i[K, K], truth in rows; 0.0 where it is 0/0."""
    raise NotImplementedError


def balanced_accuracy(C: np.ndarray) -> float:
    """Return the mean recall of the classes that occur in the truth, of a confusion matrix i[K, K], truth in rows."""
    raise NotImplementedError
