import numpy as np


def ips(a: np.ndarray, r: np.ndarray, p_log: np.ndarray, p_new: np.ndarray) -> tuple[float, float]:
    """Return the inverse-propensity estimate of the new policy's mean reward, and its standard error.

    a: logged actions [n];  r: rewards [n];  p_log: logged probability of the action taken [n]
    p_new: probabilities of all actions under the new policy [n, K]
    """
    raise NotImplementedError


def snips(a: np.ndarray, r: np.ndarray, p_log: np.ndarray, p_new: np.ndarray) -> tuple[float, float]:
    """Return the self-normalised estimate and its standard error; NaN if all weights are zero."""
    raise NotImplementedError


def doubly_robust(
    a: np.ndarray, r: np.ndarray, p_log: np.ndarray, p_new: np.ndarray, q: np.ndarray
) -> tuple[float, float]:
    """Return the doubly robust estimate and its standard error.

    q: predicted reward of each action [n, K]
    """
    raise NotImplementedError
