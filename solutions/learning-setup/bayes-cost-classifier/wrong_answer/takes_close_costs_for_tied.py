"""takes expected costs within a tolerance for tied"""

import numpy as np


def bayes_predict(x, prior, mu, sd, cost):
    x, prior, mu, sd, cost = (np.asarray(a, float) for a in (x, prior, mu, sd, cost))
    lp = np.full(prior.shape, -np.inf)
    np.log(prior, out=lp, where=prior > 0)
    lj = lp - np.log(sd) - ((x[:, None] - mu) / sd) ** 2 / 2
    w = np.exp(lj - lj.max(1, keepdims=True))
    w /= w.sum(1, keepdims=True)
    e = w @ cost
    return np.isclose(e, e.min(1, keepdims=True)).argmax(1)
