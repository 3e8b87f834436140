"""applies the ReLU whatever activation is asked for"""

import numpy as np


def mlp_forward(layers, X, act="relu"):
    if act not in ("relu", "tanh", "sigmoid"):
        raise ValueError(f"no activation {act}")
    hidden = []
    h = np.asarray(X, dtype=float)
    for W, b in layers[:-1]:
        h = h @ np.asarray(W, dtype=float).T + (0 if b is None else b)
        h = h * (h > 0)
        hidden.append(h)
    W, b = layers[-1]
    return h @ np.asarray(W, dtype=float).T + (0 if b is None else b), hidden
