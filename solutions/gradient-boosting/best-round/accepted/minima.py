"""running minimum of the whole curve, cut where its position is too old"""

import numpy as np


def best_round(y, start, steps, rate, patience=None):
    F = np.zeros((len(steps) + 1, len(y)))
    F[1:] = np.asarray(steps, dtype=np.float64) * rate
    F[0] = start
    F = F.cumsum(axis=0)
    y = np.asarray(y).astype(bool)
    right, wrong = F.copy(), F.copy()
    losses = np.logaddexp(0.0, np.where(y, -right, wrong))
    curve = losses.sum(axis=1) / len(y)
    if patience is not None:
        for end in range(patience, len(curve)):
            if int(np.argmin(curve[: end + 1])) <= end - patience:
                curve = curve[: end + 1]
                break
    return int(np.argmin(curve)), curve
