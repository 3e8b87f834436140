"""takes the slope of |w| at zero to be 0, so every zero weight needs a zero gradient"""

import numpy as np


def kkt_gap(X, y, w, b, alpha):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = y - X @ w - b
    g = X.T @ r / len(y)
    active = w != 0
    on = np.abs(g[active] - alpha * np.sign(w[active]))
    off = np.abs(g[~active])
    return float(max(on.max(initial=0), off.max(initial=0), abs(r.mean())))
