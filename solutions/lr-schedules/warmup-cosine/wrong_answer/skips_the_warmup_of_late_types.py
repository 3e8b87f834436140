"""computes in the type of the steps, where small integers wrap around"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step)
    following = step + 1
    progress = np.clip((step - float(warmup)) / max(total - warmup, 1), 0, 1) if total > warmup else np.ones(step.shape)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress.astype(float)))
    return np.where(step < warmup, peak * following.astype(float) / max(warmup, 1), cosine)
