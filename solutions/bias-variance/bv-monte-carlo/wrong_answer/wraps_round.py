"""subtracts in the type of the predictions, so small unsigned integers wrap round"""

import numpy as np


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    preds = np.array([fit_predict(*draw(rng), x0) for _ in range(reps)])
    truth = f(x0)
    noise = sigma**2
    bias2 = (preds.mean(axis=0) - truth) ** 2
    var = preds.var(axis=0)
    mse = ((preds - truth) ** 2).mean(axis=0) + noise
    return bias2, var, noise, mse
