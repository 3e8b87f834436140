"""measures the progress of the cosine from step 0, so that the rate jumps at the end of the warmup"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    progress = np.clip(step / max(total, 1), 0, 1) if total > warmup else np.ones_like(step)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    return np.where(step < warmup, peak * (step + 1) / max(warmup, 1), cosine)
