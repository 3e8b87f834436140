"""turns the sign of the caller's values in place"""

import numpy as np


def early_stop(v, patience, min_delta=0.0, mode="min"):
    losses = np.asarray(v)
    if losses.dtype == float and mode == "max":
        losses *= -1
    elif mode == "max":
        losses = -losses.astype(float)
    losses = losses.astype(float)
    record, best, poor = np.inf, -1, 0
    for epoch, loss in enumerate(losses):
        if loss < record - min_delta:
            record, best, poor = loss, epoch, 0
        else:
            poor += 1
        if poor >= patience:
            return epoch, best
    return len(losses) - 1, best
