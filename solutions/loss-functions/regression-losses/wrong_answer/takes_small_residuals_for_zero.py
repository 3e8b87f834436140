"""takes residuals below a thousandth for 0 at the corner"""

import numpy as np


def reg_loss(y, p, kind, delta=1.0, tau=0.5):
    r = np.asarray(p, dtype=float) - np.asarray(y, dtype=float)
    side = np.where(np.isclose(r, 0, atol=1e-3), 0, np.sign(r))
    if kind == "squared":
        return r**2, 2 * r
    if kind == "absolute":
        return np.abs(r), side
    if kind == "huber":
        slope = np.clip(r, -delta, delta)
        return slope * (r - slope / 2), slope
    if kind == "logcosh":
        return np.logaddexp(r, -r) - np.log(2), np.tanh(r)
    if kind == "pinball":
        slope = np.where(side > 0, 1 - tau, np.where(side < 0, -tau, 0.0))
        return np.maximum(-tau * r, (1 - tau) * r), slope
    raise ValueError(f"unknown kind {kind}")
