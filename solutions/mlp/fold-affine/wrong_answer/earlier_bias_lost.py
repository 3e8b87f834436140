"""drops the bias of every layer but the last of a run"""

import numpy as np


def fold_affine(layers):
    result, product = [], None
    for W, b, act in layers:
        W = np.array(W, dtype=float)
        product = W if product is None else W @ product
        kept = None if b is None else np.array(b, dtype=float)
        if act is not None:
            result.append((product, kept, act))
            product = None
    if product is not None:
        result.append((product, kept, None))
    return result
