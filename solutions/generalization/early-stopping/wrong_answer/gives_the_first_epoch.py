"""returns epoch 0 as the best where none improved"""

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
            return epoch, max(best, 0)
    return len(losses) - 1, max(best, 0) if len(losses) else -1
