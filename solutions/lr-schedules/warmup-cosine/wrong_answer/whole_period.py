"""runs through a whole period of the cosine, down and up again"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    progress = (step - warmup) / max(total - warmup, 1)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(2 * np.pi * progress))
    cosine = np.where(step >= total, floor, cosine)
    return np.where(step < warmup, peak * (step + 1) / max(warmup, 1), cosine)
