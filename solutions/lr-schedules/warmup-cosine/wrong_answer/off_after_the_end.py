"""returns 0 after the last step, whatever the floor"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    progress = np.clip((step - warmup) / max(total - warmup, 1), 0, 1) if total > warmup else np.ones_like(step)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    rate = np.where(step < warmup, peak * (step + 1) / max(warmup, 1), cosine)
    return np.where(step > total, 0.0, rate)
