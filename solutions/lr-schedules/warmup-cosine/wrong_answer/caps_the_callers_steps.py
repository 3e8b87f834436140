"""caps the steps in place, in the caller's array"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step)
    if step.dtype == float and step.ndim:
        step[step > total] = total
    else:
        step = np.minimum(step.astype(float), total)
    progress = (step - warmup) / max(total - warmup, 1) if total > warmup else np.ones(step.shape)
    cosine = floor + 0.5 * (peak - floor) * (1 + np.cos(np.pi * progress))
    return np.where(step < warmup, peak * (step + 1) / max(warmup, 1), cosine)
