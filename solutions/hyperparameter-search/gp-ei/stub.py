import numpy as np


def gp_posterior(
    X: np.ndarray, y: np.ndarray, Xs: np.ndarray, length: float, noise: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return posterior mean and standard deviation of a Gaussian process with mean 0 and an RBF kernel.

    X: f[n, d] and y: f[n], observations with noise variance `noise`; n may be 0
    Xs: f[m, d], where to predict the function without noise
    length: length scale of the kernel exp(-distance² / (2 length²))

    Returns mu: f[m] and sd: f[m].
    """
    raise NotImplementedError


def expected_improvement(mu: np.ndarray, sd: np.ndarray, best: float) -> np.ndarray:
    """Return f[m], the mean of max(best - f, 0) for f normal with mean mu and standard deviation sd, sd >= 0."""
    raise NotImplementedError
