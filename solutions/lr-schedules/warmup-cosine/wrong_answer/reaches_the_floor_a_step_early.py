"""reaches the floor at step total - 1 already"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    length = total - warmup - 1
    progress = np.clip((step - warmup) / length, 0, 1) if length > 0 else np.ones_like(step)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    return np.where(step < warmup, peak * (step + 1) / max(warmup, 1), cosine)
