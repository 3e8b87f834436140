"""normalised posteriors over the possible classes only"""

import numpy as np


def bayes_predict(x, prior, mu, sd, cost):
    x = np.asarray(x, dtype=float).reshape(-1, 1)
    prior, mu, sd = (np.asarray(a, dtype=float) for a in (prior, mu, sd))
    cost = np.asarray(cost, dtype=float)
    possible = prior > 0
    prior, mu, sd, cost = prior[possible], mu[possible], sd[possible], cost[possible]
    z = (x - mu) / sd
    score = np.log(prior / sd) - 0.5 * z**2
    posterior = np.exp(score - score.max(axis=1, keepdims=True))
    posterior /= posterior.sum(axis=1, keepdims=True)
    return np.argmin(posterior @ cost, axis=1).astype(np.int32)
