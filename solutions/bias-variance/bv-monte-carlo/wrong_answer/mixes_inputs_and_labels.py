"""draws twice in a repetition, once for the inputs and once for the labels"""

import numpy as np


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    preds = np.array([fit_predict(draw(rng)[0], draw(rng)[1], x0) for _ in range(reps)], dtype=float)
    truth = np.asarray(f(x0), dtype=float)
    noise = sigma**2
    bias2 = (preds.mean(axis=0) - truth) ** 2
    var = preds.var(axis=0)
    mse = ((preds - truth) ** 2).mean(axis=0) + noise
    return bias2, var, noise, mse
