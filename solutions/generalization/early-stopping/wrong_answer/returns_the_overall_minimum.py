"""returns the smallest value of the whole curve as the best epoch"""

import numpy as np


def early_stop(v, patience, min_delta=0.0, mode="min"):
    losses = np.asarray(v, dtype=float) * (1 if mode == "min" else -1)
    record, best, poor = np.inf, -1, 0
    for epoch, loss in enumerate(losses):
        if loss < record - min_delta:
            record, best, poor = loss, epoch, 0
        else:
            poor += 1
        if poor >= patience:
            finite = np.where(np.isnan(losses), np.inf, losses)
            return epoch, int(np.argmin(finite)) if best >= 0 else -1
    return len(losses) - 1, best
