"""returns the upper bound with sqrt(2 log k), which only holds roughly and for many guessers"""

import numpy as np


def expected_best_train_acc(k, n, p):
    spread = np.sqrt(p * (1 - p) / n)
    return float(min(1.0, p + spread * np.sqrt(2 * np.log(k))))
