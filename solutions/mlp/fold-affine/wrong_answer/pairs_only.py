"""folds two layers at a time, so that a run of three leaves two"""

import numpy as np


def fold_affine(layers):
    clean = [
        (np.array(W, dtype=float), None if b is None else np.array(b, dtype=float), act) for W, b, act in layers
    ]
    out, i = [], 0
    while i < len(clean):
        W, b, act = clean[i]
        if act is None and i + 1 < len(clean):
            W2, b2, act = clean[i + 1]
            if b is not None:
                b2 = W2 @ b + (0 if b2 is None else b2)
            W, b = W2 @ W, b2
            i += 1
        out.append((W, b, act))
        i += 1
    return out
