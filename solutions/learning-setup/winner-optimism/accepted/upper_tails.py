"""upper tails by dynamic programming, powers through log1p"""

import numpy as np


def expected_best_train_acc(k, n, p):
    chances = [1.0] + [0.0] * n
    for row in range(1, n + 1):
        chances = np.array(chances)
        chances[1:] = chances[1:] * (1 - p) + chances[:-1] * p
        chances[0] *= 1 - p
    above = np.cumsum(chances[::-1])[::-1][1:]
    with np.errstate(divide="ignore"):
        return np.sum(-np.expm1(k * np.log1p(-np.minimum(above, 1.0)))) / n
