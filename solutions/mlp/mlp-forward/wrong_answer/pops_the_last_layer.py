"""takes the last layer off the caller's own list"""

import numpy as np


def mlp_forward(layers, X, act="relu"):
    functions = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh, "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2}
    if act not in functions:
        raise ValueError(act)

    def affine(h, W, b):
        z = h @ np.asarray(W, dtype=float).T
        return z if b is None else z + b

    last = layers.pop()
    h, hidden = np.asarray(X, dtype=float), []
    for W, b in layers:
        h = functions[act](affine(h, W, b))
        hidden.append(h)
    return affine(h, *last), hidden
