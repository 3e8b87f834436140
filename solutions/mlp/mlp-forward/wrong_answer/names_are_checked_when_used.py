"""notices a wrong name only where an activation is applied"""

import numpy as np


def activate(z, act):
    if act == "relu":
        return np.maximum(z, 0)
    if act == "tanh":
        return np.tanh(z)
    if act == "sigmoid":
        return (1 + np.tanh(z / 2)) / 2
    raise ValueError(f"unknown activation {act!r}")


def mlp_forward(layers, X, act="relu"):
    h, hidden = np.asarray(X, dtype=float), []
    for i, (W, b) in enumerate(layers):
        h = h @ np.asarray(W, dtype=float).T
        h = h if b is None else h + b
        if i < len(layers) - 1:
            h = activate(h, act)
            hidden.append(h)
    return h, hidden
