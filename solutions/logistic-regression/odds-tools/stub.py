import numpy as np


def odds_ratio_ci(beta: float, se: float, conf: float = 0.95) -> tuple[float, float, float]:
    """Return the odds ratio of a coefficient with the lower and upper end of its Wald interval.

    beta: coefficient, a difference in log-odds
    se: its standard error, 0 or more
    conf: confidence level in (0, 1)
    """
    raise NotImplementedError


def risk_ratio(p0: float, oratio: float) -> float:
    """Return p1 / p0, where p1 has `oratio` times the odds of the baseline probability p0 in [0, 1]."""
    raise NotImplementedError


def avg_marginal_effect(X: np.ndarray, w: np.ndarray, b: float, j: int) -> float:
    """Return the mean over the rows of X f[n, d] of the slope of sigmoid(x @ w + b) by input j."""
    raise NotImplementedError
