"""accepts the names in capitals too"""

import numpy as np

ACTIVATIONS = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2,
}


def mlp_forward(layers, X, act="relu"):
    act = act.lower()
    if act not in ACTIVATIONS:
        raise ValueError(f"unknown activation {act!r}")
    hidden = []
    out = np.asarray(X, dtype=float)
    for number, (W, b) in enumerate(layers, start=1):
        out = out @ np.asarray(W).T
        if b is not None:
            out = out + b
        if number < len(layers):
            out = ACTIVATIONS[act](out)
            hidden.append(out)
    return out, hidden
