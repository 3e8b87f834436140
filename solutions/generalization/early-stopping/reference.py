import numpy as np


def early_stop(v: np.ndarray, patience: int, min_delta: float = 0.0, mode: str = "min") -> tuple[int, int]:
    losses = np.asarray(v, dtype=np.float64)
    if mode == "max":
        losses = -losses
    record, best, poor = np.inf, -1, 0
    for epoch, loss in enumerate(losses):
        if loss < record - min_delta:  # False for NaN
            record, best, poor = loss, epoch, 0
        else:
            poor += 1
        if poor == patience:
            return epoch, best
    return len(losses) - 1, best
