import numpy as np


def fold_affine(layers):
    folded = []
    for W, b, act in layers:
        W = np.array(W, dtype=float)
        b = None if b is None else np.array(b, dtype=float)
        if folded and folded[-1][2] is None:  # the last layer is still open: this one is applied to its output
            earlier_W, earlier_b, _ = folded.pop()
            if earlier_b is not None:
                b = W @ earlier_b + (0 if b is None else b)
            W = W @ earlier_W
        folded.append((W, b, act))
    return folded
