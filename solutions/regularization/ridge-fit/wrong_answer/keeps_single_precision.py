"""computes in single precision when the inputs are float32"""

import numpy as np


def ridge(X, y, alpha):
    Xc = X - X.mean(axis=0)
    yc = y - y.mean()
    d = X.shape[1]
    A = np.vstack([Xc, np.sqrt(alpha).astype(Xc.dtype) * np.eye(d, dtype=Xc.dtype)])
    w = np.linalg.lstsq(A, np.concatenate([yc, np.zeros(d, dtype=yc.dtype)]))[0]
    return w, y.mean() - X.mean(axis=0) @ w
