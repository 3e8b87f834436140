"""predicts at sorted points, so true values stand beside the wrong ones"""

import numpy as np


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    P = []
    for _ in range(reps):
        X, y = draw(rng)
        P.append(fit_predict(X, y, np.sort(x0)))
    P = np.asarray(P, dtype=float)
    t = np.asarray(f(x0), dtype=float)
    b = (P.mean(axis=0) - t) ** 2
    v = np.mean((P - P.mean(axis=0)) ** 2, axis=0)
    return b, v, sigma * sigma, b + v + sigma * sigma
