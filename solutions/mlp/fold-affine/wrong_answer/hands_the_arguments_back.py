"""hands back the caller's own arrays where nothing was folded"""

import numpy as np


def fold_affine(layers):
    out = []
    for W, b, act in layers:
        W = np.asarray(W, dtype=float)
        b = None if b is None else np.asarray(b, dtype=float)
        if out and out[-1][2] is None:
            W0, b0, _ = out.pop()
            if b0 is not None:
                b = W @ b0 if b is None else W @ b0 + b
            W = W @ W0
        out.append((W, b, act))
    return out
