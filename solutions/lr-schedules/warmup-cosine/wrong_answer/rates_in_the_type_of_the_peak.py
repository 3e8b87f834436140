"""cuts rates to whole numbers if the peak is one"""

import numpy as np


def warmup_cosine(step, total, warmup, peak, floor=0.0):
    step = np.asarray(step, dtype=float)
    rates = np.full(step.shape, floor, dtype=np.asarray(peak).dtype)
    ramp = peak * (step + 1) / warmup if warmup else peak
    # Capped at 1: the cosine itself would climb again. Without decay steps, every step after the warmup is at the end.
    progress = np.minimum((step - warmup) / (total - warmup), 1) if total > warmup else 1.0
    cosine = floor + (peak - floor) * (1 + np.cos(np.pi * progress)) / 2
    rates[...] = np.where(step < warmup, ramp, cosine)
    return rates
