"""all training sets first, then the error as the sum of its three parts, as lists"""

from statistics import fmean


def bias_variance(draw, fit_predict, f, x0, sigma, reps, rng):
    samples = [draw(rng) for _ in range(reps)]
    columns = list(zip(*[[float(p) for p in fit_predict(X, y, x0)] for X, y in samples]))
    truth = [float(t) for t in f(x0)]
    centres = [fmean(column) for column in columns]
    bias2 = [(c - t) ** 2 for c, t in zip(centres, truth)]
    var = [fmean((p - c) ** 2 for p in column) for column, c in zip(columns, centres)]
    return bias2, var, sigma**2, [b + v + sigma**2 for b, v in zip(bias2, var)]
