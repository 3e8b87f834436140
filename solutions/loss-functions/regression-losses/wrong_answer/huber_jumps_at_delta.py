"""leaves half of delta squared out of the linear part of the Huber loss, which then jumps at delta"""

import numpy as np


def reg_loss(y, p, kind, delta=1.0, tau=0.5):
    y = np.asarray(y, dtype=np.float64)
    p = np.asarray(p, dtype=np.float64)
    r = p - y
    if kind == "squared":
        return r**2, 2 * r
    if kind == "absolute":
        return np.abs(r), np.sign(r)
    if kind == "huber":
        small = np.abs(r) <= delta
        loss = np.where(small, 0.5 * r**2, delta * np.abs(r))
        return loss, np.where(small, r, delta * np.sign(r))
    if kind == "logcosh":
        a = np.abs(r)
        return a + np.log1p(np.exp(-2 * a)) - np.log(2), np.tanh(r)
    if kind == "pinball":
        loss = np.where(r < 0, -tau * r, (1 - tau) * r)
        return loss, np.where(r < 0, -tau, np.where(r > 0, 1 - tau, 0.0))
    raise ValueError(f"unknown kind {kind!r}")
