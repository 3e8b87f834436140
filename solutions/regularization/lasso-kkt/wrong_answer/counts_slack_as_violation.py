"""counts a slope below alpha at a zero weight as a violation"""

import numpy as np


def kkt_gap(X, y, w, b, alpha):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = y - X @ w - b
    g = X.T @ r / len(y)
    active = w != 0
    on = np.abs(g[active] - alpha * np.sign(w[active]))
    off = np.abs(np.abs(g[~active]) - alpha)
    return float(max(on.max(initial=0), off.max(initial=0), abs(r.mean())))
