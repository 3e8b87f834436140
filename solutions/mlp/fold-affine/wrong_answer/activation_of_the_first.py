"""keeps the activation of the first layer of a run, so that all are lost"""

import numpy as np


def fold_affine(layers):
    out = []
    open_run = False
    for W, b, act in layers:
        W = np.array(W, dtype=float)
        b = None if b is None else np.array(b, dtype=float)
        name = act
        if open_run:
            W0, b0, name = out.pop()
            if b0 is not None:
                b = W @ b0 if b is None else W @ b0 + b
            W = W @ W0
        out.append((W, b, name))
        open_run = act is None
    return out
