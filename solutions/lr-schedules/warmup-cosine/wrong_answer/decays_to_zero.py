"""decays towards 0 and cuts off at the floor"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    progress = np.clip((step - warmup) / max(total - warmup, 1), 0, 1) if total > warmup else np.ones_like(step)
    cosine = np.maximum(0.5 * peak * (1 + np.cos(np.pi * progress)), floor)
    return np.where(step < warmup, peak * (step + 1) / max(warmup, 1), cosine)
