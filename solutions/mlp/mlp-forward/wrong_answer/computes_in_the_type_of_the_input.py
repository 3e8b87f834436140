"""computes in the type of the input, so that small integers wrap round and float32 loses digits"""

import numpy as np


def mlp_forward(layers, X, act="relu"):
    functions = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh, "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2}
    if act not in functions:
        raise ValueError(act)
    h, hidden = np.asarray(X), []
    for i, (W, b) in enumerate(layers):
        h = h @ np.asarray(W).T
        if b is not None:
            h = h + b
        if i < len(layers) - 1:
            h = functions[act](h)
            hidden.append(h)
    return h, hidden
