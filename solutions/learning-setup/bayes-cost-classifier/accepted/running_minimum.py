"""classes in rows, normalised by logaddexp, with a running minimum over decisions"""

import numpy as np


def bayes_predict(x, prior, mu, sd, cost):
    x = np.array(x, dtype=np.float64)
    cost = np.array(cost, dtype=np.float64)
    classes = [(float(p), float(m), float(s)) for p, m, s in zip(prior, mu, sd)]
    score = np.stack(
        [np.log(p / s) - ((x - m) / s) ** 2 / 2 if p else np.full(x.shape, -np.inf) for p, m, s in classes]
    )
    total = np.logaddexp.reduce(score, axis=0) if x.size else np.zeros(0)
    expected = np.einsum("km,ka->am", np.exp(score - total), cost)
    best = np.zeros(x.shape, dtype=np.intp)
    for a in range(1, len(cost)):
        best = np.where(expected[a] < np.take_along_axis(expected, best[None], axis=0)[0], a, best)
    return best
