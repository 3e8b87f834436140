from statistics import NormalDist

import numpy as np


def odds_ratio_ci(beta: float, se: float, conf: float = 0.95) -> tuple[float, float, float]:
    reach = NormalDist().inv_cdf((1 + conf) / 2) * se
    # the interval is symmetric on the scale of the coefficient, where the estimate is about normal
    return np.exp(beta), np.exp(beta - reach), np.exp(beta + reach)


def risk_ratio(p0: float, oratio: float) -> float:
    return oratio / (1 - p0 + oratio * p0)  # p1 / p0 with p0 divided out, so 0 is allowed


def avg_marginal_effect(X: np.ndarray, w: np.ndarray, b: float, j: int) -> float:
    z = X @ np.asarray(w, dtype=np.float64) + b  # float64 whatever the type of X
    small = np.exp(-np.abs(z))
    return w[j] * np.mean(small / (1 + small) ** 2)  # p (1 - p) is even in z
