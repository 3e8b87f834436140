"""reads the cost with the decision in the row and the class in the column"""

import numpy as np


def bayes_predict(x, prior, mu, sd, cost):
    x = np.asarray(x, dtype=float).reshape(-1, 1)
    prior, mu, sd = (np.asarray(a, dtype=float) for a in (prior, mu, sd))
    cost = np.asarray(cost, dtype=float)
    with np.errstate(divide="ignore"):
        log_prior = np.log(prior)
    z = (x - mu) / sd
    score = log_prior - np.log(sd) - 0.5 * z**2
    posterior = np.exp(score - score.max(axis=1, keepdims=True))
    posterior /= posterior.sum(axis=1, keepdims=True)
    return np.argmin(posterior @ cost.T, axis=1)
