"""climbs again after the last step, as the cosine is periodic"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    if total == warmup:
        return np.where(step < warmup, peak * (step + 1) / max(warmup, 1), floor)
    angle = np.pi * (step - warmup) / (total - warmup)
    return np.where(
        step < warmup, peak * (step + 1) / max(warmup, 1), floor + (peak - floor) * (1 + np.cos(angle)) / 2
    )
