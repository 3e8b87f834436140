"""Puts both corrections into the rate and into epsilon, as the paper suggests for speed."""

import numpy as np


def adam_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, decoupled=True):
    if g is None:
        return np.copy(w), np.copy(m), np.copy(v), t
    w, g = np.array(w, dtype=float), np.array(g, dtype=float)
    m, v = np.array(m, dtype=float), np.array(v, dtype=float)
    if decoupled:
        w *= 1 - lr * weight_decay
    elif weight_decay:
        g += weight_decay * w
    m += (1 - betas[0]) * (g - m)
    v += (1 - betas[1]) * (g * g - v)
    t += 1
    root = np.sqrt(1 - betas[1] ** t)
    rate = lr * root / (1 - betas[0] ** t)
    w -= rate * m / (np.sqrt(v) + eps * root)
    return w, m, v, t
