"""sorts the caller's points before predicting"""

import numpy as np


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    x0.sort()
    truth = np.asarray(f(x0), dtype=float)
    preds = np.array([fit_predict(*draw(rng), x0) for _ in range(reps)], dtype=float)
    bias2, var = (preds.mean(axis=0) - truth) ** 2, preds.var(axis=0)
    return bias2, var, sigma**2, ((preds - truth) ** 2).mean(axis=0) + sigma**2
