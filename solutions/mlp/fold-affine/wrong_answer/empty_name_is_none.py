"""tests the truth of the name, so that an empty one counts as none"""

import numpy as np


def fold_affine(layers):
    out = []
    for W, b, act in layers:
        W = np.array(W, dtype=float)
        b = None if b is None else np.array(b, dtype=float)
        if out and not out[-1][2]:
            W0, b0, _ = out.pop()
            if b0 is not None:
                b = W @ b0 if b is None else W @ b0 + b
            W = W @ W0
        out.append((W, b, act))
    return out
