import numpy as np


def focal(z: np.ndarray, y: np.ndarray, gamma: float, alpha: float) -> tuple[float, np.ndarray]:
    """Return the mean focal loss of binary logits and its gradient in the logits.

    z: f[n] logits; y: i[n] labels 0 or 1
    gamma: focusing exponent, >= 0; alpha: weight of the positives, those of the negatives 1 - alpha

    Returns a float and f[n].
    """
    raise NotImplementedError


def smooth_ce(Z: np.ndarray, y: np.ndarray, eps: float) -> tuple[float, np.ndarray]:
    """Return the mean cross-entropy with smoothed labels and its gradient in the logits.

    Z: f[n, k] logits; y: i[n] classes in 0..k-1
    eps: share of the target, in [0, 1], that is spread evenly over all k classes

    Returns a float and f[n, k].
    """
    raise NotImplementedError
