"""returns the hidden values as they are before the activation"""

import numpy as np


def mlp_forward(layers, X, act="relu"):
    functions = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh, "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2}
    if act not in functions:
        raise ValueError(act)
    h, hidden = np.asarray(X, dtype=float), []
    for i, (W, b) in enumerate(layers):
        z = h @ np.asarray(W, dtype=float).T
        if b is not None:
            z = z + b
        if i == len(layers) - 1:
            return z, hidden
        hidden.append(z)
        h = functions[act](z)
