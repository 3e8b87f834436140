"""adds 1e-12 to the logged probabilities, which shifts large weights"""

import numpy as np


def weights(a: np.ndarray, p_log: np.ndarray, p_new: np.ndarray) -> np.ndarray:
    return p_new[np.arange(len(a)), a] / (np.asarray(p_log, dtype=float) + 1e-12)


def mean_and_error(terms: np.ndarray) -> tuple[float, float]:
    return float(terms.mean()), float(terms.std(ddof=1) / np.sqrt(len(terms)))


def ips(a: np.ndarray, r: np.ndarray, p_log: np.ndarray, p_new: np.ndarray) -> tuple[float, float]:
    return mean_and_error(weights(a, p_log, p_new) * r)


def snips(a: np.ndarray, r: np.ndarray, p_log: np.ndarray, p_new: np.ndarray) -> tuple[float, float]:
    w = weights(a, p_log, p_new)
    if w.sum() == 0:
        return np.nan, np.nan
    value = w @ r / w.sum()
    return float(value), float(np.sqrt(np.sum((w * (r - value)) ** 2)) / w.sum())


def doubly_robust(
    a: np.ndarray, r: np.ndarray, p_log: np.ndarray, p_new: np.ndarray, q: np.ndarray
) -> tuple[float, float]:
    q = np.asarray(q, dtype=float)
    model = (p_new * q).sum(axis=1)
    rest = r - q[np.arange(len(a)), a]
    return mean_and_error(model + weights(a, p_log, p_new) * rest)
