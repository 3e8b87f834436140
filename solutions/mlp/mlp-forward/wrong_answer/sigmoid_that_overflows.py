"""computes the sigmoid as a quotient of exponentials, which is NaN for large values"""

import numpy as np


def activate(z, act):
    if act == "relu":
        return np.maximum(z, 0)
    if act == "tanh":
        return np.tanh(z)
    with np.errstate(all="ignore"):
        return np.exp(z) / (1 + np.exp(z))


def mlp_forward(layers, X, act="relu"):
    if act not in ("relu", "tanh", "sigmoid"):
        raise ValueError(act)
    h, hidden = np.asarray(X, dtype=float), []
    for i, (W, b) in enumerate(layers):
        h = h @ np.asarray(W, dtype=float).T
        h = h if b is None else h + b
        if i < len(layers) - 1:
            h = activate(h, act)
            hidden.append(h)
    return h, hidden
