"""reuses one buffer for all hidden layers of a width, so that later values overwrite earlier ones"""

import numpy as np

BENDS = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh, "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2}


def mlp_forward(layers, X, act="relu"):
    if act not in BENDS:
        raise ValueError(f"unknown activation {act!r}")
    values, hidden, buffers = np.asarray(X, dtype=float), [], {}
    for position, (W, b) in enumerate(layers):
        values = values @ np.asarray(W, dtype=float).T + (0.0 if b is None else np.asarray(b, dtype=float))
        if position < len(layers) - 1:
            buffer = buffers.setdefault(len(W), np.empty_like(values))
            buffer[...] = BENDS[act](values)
            values = buffer
            hidden.append(values)
    return values, hidden
