"""drops posteriors below a millionth, whatever a mistake costs there"""

import numpy as np


def bayes_predict(x, prior, mu, sd, cost):
    x, prior, mu, sd, cost = (np.asarray(a, float) for a in (x, prior, mu, sd, cost))
    lp = np.full(prior.shape, -np.inf)
    np.log(prior, out=lp, where=prior > 0)
    lj = lp - np.log(sd) - ((x[:, None] - mu) / sd) ** 2 / 2
    w = np.exp(lj - lj.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    w[w < 1e-6] = 0
    return (w @ cost).argmin(1)
