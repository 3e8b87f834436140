"""pops the layers off the caller's list"""

import numpy as np


def fold_affine(layers):
    out = []
    while layers:
        W, b, act = layers.pop(0)
        W = np.array(W, dtype=float)
        b = None if b is None else np.array(b, dtype=float)
        while act is None and layers:
            W2, b2, act = layers.pop(0)
            W2 = np.array(W2, dtype=float)
            if b is not None:
                b = W2 @ b + (0 if b2 is None else np.array(b2))
            elif b2 is not None:
                b = np.array(b2, dtype=float)
            W = W2 @ W
        out.append((W, b, act))
    return out
