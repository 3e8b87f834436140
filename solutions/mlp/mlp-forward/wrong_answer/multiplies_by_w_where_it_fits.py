"""multiplies square weights without transposing them"""

import numpy as np


def mlp_forward(layers, X, act="relu"):
    functions = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh, "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2}
    if act not in functions:
        raise ValueError(f"unknown activation: {act}")
    h, hidden = np.asarray(X, dtype=float), []
    for i, (W, b) in enumerate(layers):
        W = np.asarray(W, dtype=float)
        h = h @ W if W.shape[0] == h.shape[1] else h @ W.T
        if b is not None:
            h = h + b
        if i != len(layers) - 1:
            h = functions[act](h)
            hidden.append(h)
    return h, hidden
