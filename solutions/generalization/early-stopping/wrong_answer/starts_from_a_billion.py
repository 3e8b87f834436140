"""starts the record at a billion, so larger losses never improve"""

import numpy as np


def early_stop(v, patience, min_delta=0.0, mode="min"):
    losses = np.asarray(v, dtype=float) * (1 if mode == "min" else -1)
    record, best, poor = 1e9, -1, 0
    for epoch, loss in enumerate(losses):
        if loss < record - min_delta:
            record, best, poor = loss, epoch, 0
        else:
            poor += 1
        if poor >= patience:
            return epoch, best
    return len(losses) - 1, best
