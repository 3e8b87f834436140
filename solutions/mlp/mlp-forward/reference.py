import numpy as np

ACTIVATIONS = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "sigmoid": lambda z: (1 + np.tanh(z / 2)) / 2,  # the sigmoid, without an exponential that overflows
}


def mlp_forward(layers, X, act="relu"):
    if act not in ACTIVATIONS:
        raise ValueError(f"unknown activation {act!r}")
    hidden = []
    out = np.asarray(X, dtype=float)
    for number, (W, b) in enumerate(layers, start=1):
        out = out @ np.asarray(W).T  # float64, as out is
        if b is not None:
            out = out + b
        if number < len(layers):
            out = ACTIVATIONS[act](out)
            hidden.append(out)
    return out, hidden
