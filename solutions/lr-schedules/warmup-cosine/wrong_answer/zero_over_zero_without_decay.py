"""divides zero by zero when the warmup takes all steps"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    with np.errstate(all="ignore"):
        progress = np.clip((step - warmup) / np.float64(total - warmup), 0, 1)
        ramp = peak * (step + 1) / np.float64(warmup)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    return np.where(step < warmup, ramp, cosine)
