"""takes the floor as a share of the peak"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    progress = np.clip((step - warmup) / max(total - warmup, 1), 0, 1) if total > warmup else np.ones_like(step)
    factor = floor + (1 - floor) * 0.5 * (1 + np.cos(np.pi * progress))
    return peak * np.where(step < warmup, (step + 1) / max(warmup, 1), factor)
