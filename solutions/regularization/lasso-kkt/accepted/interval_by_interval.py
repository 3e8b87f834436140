"""clips zero into each interval of slopes"""

import numpy as np


def kkt_gap(X, y, w, b, alpha):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = y - X @ w - b
    g = -(r @ X) / len(y)
    active = w != 0
    on = np.where(w > 0, g + alpha, np.where(w < 0, g - alpha, g - alpha))
    off = np.where(w > 0, g + alpha, np.where(w < 0, g - alpha, g + alpha))
    return max(np.abs(np.clip(0.0, on, off)).max(), np.abs(r.mean()))
