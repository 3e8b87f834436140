"""forgets the earlier bias if the later layer has none"""

import numpy as np


def fold_affine(layers):
    out = []
    for W, b, act in layers:
        W = np.array(W, dtype=float)
        b = None if b is None else np.array(b, dtype=float)
        if out and out[-1][2] is None:
            W0, b0, _ = out.pop()
            if b is not None and b0 is not None:
                b = b + W @ b0
            W = W @ W0
        out.append((W, b, act))
    return out
