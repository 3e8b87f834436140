import numpy as np


def expected_best_train_acc(k: int, n: int, p: float) -> float:
    # chances of 0, 1, ... right answers, built up row by row: no power of p that vanishes in one step
    chances = np.ones(1)
    for _ in range(n):
        chances = np.convolve(chances, [1 - p, p])
    at_most = np.cumsum(chances)
    # E[max] is the sum over t >= 0 of P(max > t), and the best count is at most t if all k counts are
    return float(np.sum(1 - at_most**k) / n)
