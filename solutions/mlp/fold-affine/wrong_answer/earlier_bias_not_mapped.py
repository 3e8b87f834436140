"""adds the earlier bias without sending it through the later weight"""

import numpy as np


def fold_affine(layers):
    out = []
    for W, b, act in layers:
        W = np.array(W, dtype=float)
        b = None if b is None else np.array(b, dtype=float)
        if out and out[-1][2] is None:
            W0, b0, _ = out.pop()
            if b0 is not None and len(b0) == len(W):
                b = b0 + (0 if b is None else b)
            elif b0 is not None:
                b = np.zeros(len(W)) if b is None else b
            W = W @ W0
        out.append((W, b, act))
    return out
