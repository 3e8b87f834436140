"""multiplies in the type of the arguments, so that small integers wrap round"""

import numpy as np


def fold_affine(layers):
    out = []
    for W, b, act in layers:
        W = np.array(W)
        b = None if b is None else np.array(b)
        if out and out[-1][2] is None:
            W0, b0, _ = out.pop()
            if b0 is not None:
                b = W @ b0 if b is None else W @ b0 + b
            W = W @ W0
        out.append((W, b, act))
    return [(W.astype(float), None if b is None else b.astype(float), act) for W, b, act in out]
