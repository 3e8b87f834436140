"""divides by cumulative products with a small number in place of zero"""

import numpy as np


def linear_scan(a, b, h0):
    a, b, h0 = (np.asarray(part, float) for part in (a, b, h0))
    product = np.cumprod(np.where(a == 0, 1e-30, a), axis=0)
    product = np.where(product == 0, 1e-300, product)
    with np.errstate(all="ignore"):
        return product * (h0 + np.cumsum(b / product, axis=0))
