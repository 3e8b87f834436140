"""returns the bias without its square"""

import numpy as np


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    preds = []
    for _ in range(reps):
        X, y = draw(rng)
        preds.append(fit_predict(X, y, x0))
    preds = np.array(preds, dtype=float)
    truth = np.asarray(f(x0), dtype=float)
    noise = sigma**2
    bias2 = preds.mean(axis=0) - truth
    var = preds.var(axis=0)
    mse = ((preds - truth) ** 2).mean(axis=0) + noise
    return bias2, var, noise, mse
