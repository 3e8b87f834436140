"""holds the peak for one more step when there is no room for a decay"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    progress = np.clip((step - warmup) / max(1, total - warmup), 0, 1)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    return np.where(step < warmup, peak * (step + 1) / max(1, warmup), cosine)
