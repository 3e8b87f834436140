"""casts the data to float32, which leaves seven digits where sixteen were given"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.asarray(X, dtype=np.float32)
    y = np.asarray(y, dtype=np.float32)
    if not intercept:
        return np.linalg.lstsq(X, y, rcond=None)[0], 0.0
    mx, my = X.mean(axis=0), y.mean()
    w = np.linalg.lstsq(X - mx, y - my, rcond=None)[0]
    return w, float(my - mx @ w)
