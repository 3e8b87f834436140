import numpy as np


def ols_table(
    X: np.ndarray, y: np.ndarray, t975: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the coefficient table of a least-squares fit with intercept; the intercept comes first everywhere.

    X: f[n, d] inputs; with the intercept's column of ones they have full column rank
    y: f[n] targets
    t975: f[m], t975[k] is the 0.975 quantile of Student's t with k degrees of freedom

    Returns coef, se, t: f[d + 1] each, and ci: f[d + 1, 2], the lower and upper ends of the 95 % intervals.
    Raises ValueError where no degree of freedom is left.
    """
    raise NotImplementedError
