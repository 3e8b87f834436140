"""computes in single precision when the steps come so"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step)
    step = step if step.dtype == np.float32 else step.astype(float)
    progress = np.clip((step - warmup) / max(total - warmup, 1), 0, 1) if total > warmup else np.ones_like(step)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    return np.where(step < warmup, peak * (step + 1) / max(warmup, 1), cosine)
