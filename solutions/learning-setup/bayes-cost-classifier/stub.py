import numpy as np


def bayes_predict(
    x: np.ndarray, prior: np.ndarray, mu: np.ndarray, sd: np.ndarray, cost: np.ndarray
) -> np.ndarray:
    """Return for each x the decision of least expected cost, where class k draws x from a normal distribution.

    x: f[m] observations
    prior: f[K] class probabilities, some may be 0
    mu, sd: f[K] mean and standard deviation of x in each class
    cost: f[K, K] cost[k, a] of deciding a when the class is k

    Returns i[m] decisions; ties go to the lowest.
    """
    raise NotImplementedError
