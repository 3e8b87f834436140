"""ramps up from the floor instead of from zero"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    progress = np.clip((step - warmup) / max(total - warmup, 1), 0, 1) if total > warmup else np.ones_like(step)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    return np.where(step < warmup, floor + (peak - floor) * (step + 1) / max(warmup, 1), cosine)
