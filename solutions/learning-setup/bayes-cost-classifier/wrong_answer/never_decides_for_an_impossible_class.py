"""leaves out the decisions of classes of prior 0, though one may be the cheapest"""

import numpy as np


def bayes_predict(x, prior, mu, sd, cost):
    x, prior, mu, sd, cost = (np.asarray(a, float) for a in (x, prior, mu, sd, cost))
    ok = np.flatnonzero(prior > 0)
    lj = np.log(prior[ok]) - np.log(sd[ok]) - ((x[:, None] - mu[ok]) / sd[ok]) ** 2 / 2
    w = np.exp(lj - lj.max(1, keepdims=True))
    return ok[(w @ cost[np.ix_(ok, ok)]).argmin(1)]
