"""Goes through the elements one by one, with Python's own floats."""

import math

import numpy as np


def one(w, g, m, v, t, lr, betas, eps, weight_decay, decoupled):
    b1, b2 = betas
    if not decoupled:
        g = g + weight_decay * w
    m = m * b1 + g * (1 - b1)
    v = v * b2 + g * g * (1 - b2)
    step = lr * (m / (1 - b1**t)) / (math.sqrt(v / (1 - b2**t)) + eps)
    shrunk = w * (1 - lr * weight_decay) if decoupled else w
    return shrunk - step, m, v


def adam_step(w, g, m, v, t, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, decoupled=True):
    if g is None:
        return w, m, v, t
    rows = zip(*(np.ravel(array).tolist() for array in (w, g, m, v)))
    new = [one(*row, t + 1, lr, betas, eps, weight_decay, decoupled) for row in rows]
    table = np.array(new, dtype=float).reshape(-1, 3).T
    return (*(column.reshape(np.shape(w)) for column in table), t + 1)
