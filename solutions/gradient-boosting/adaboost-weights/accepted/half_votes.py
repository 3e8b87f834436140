"""raises wrong rows and lowers right ones by half of the vote each, which normalising makes the same"""

import numpy as np


def samme(y, P, n_classes):
    n, T = len(y), len(P)
    alphas, w, t = np.zeros(T), np.ones(n) / n, 0
    while t < T:
        hit = np.equal(P[t], y)
        right = float(np.sum(w * hit))
        if hit.all():
            alphas[t] = 1
            return alphas, w
        wrong = float(np.sum(w * ~hit))
        if wrong >= 1 - 1 / n_classes - 1e-12:
            return alphas, w
        alphas[t] = np.log(right / wrong * (n_classes - 1))
        w = w * np.exp(np.where(hit, -0.5, 0.5) * alphas[t])
        w = w / np.sum(w)
        t += 1
    return alphas, w
