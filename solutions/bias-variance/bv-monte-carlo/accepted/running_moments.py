"""running mean and sum of squares, without a table"""

import numpy as np


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    truth = np.asarray(f(x0)).astype(float)
    mean, squares, error = np.zeros_like(truth), np.zeros_like(truth), np.zeros_like(truth)
    for count in range(1, reps + 1):
        X, y = draw(rng)
        p = np.asarray(fit_predict(X, y, x0)).astype(float)
        step = p - mean
        mean += step / count
        squares += step * (p - mean)
        error += (p - truth) ** 2
    return (mean - truth) ** 2, squares / reps, float(sigma) ** 2, error / reps + sigma * sigma
