"""spends a first training set on finding out the number of predictions"""

import numpy as np


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    m = len(fit_predict(*draw(rng), x0))
    preds = np.empty((reps, m))
    for r in range(reps):
        preds[r] = fit_predict(*draw(rng), x0)
    truth = np.asarray(f(x0), dtype=float)
    noise = sigma**2
    bias2 = (preds.mean(axis=0) - truth) ** 2
    var = preds.var(axis=0)
    mse = ((preds - truth) ** 2).mean(axis=0) + noise
    return bias2, var, noise, mse
