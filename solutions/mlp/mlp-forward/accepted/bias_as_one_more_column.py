"""Takes the bias as the weight of one more input that is always 1, and works on columns."""

import numpy as np


def mlp_forward(layers, X, act="relu"):
    if act == "relu":
        bend = lambda z: (np.abs(z) + z) / 2
    elif act == "tanh":
        bend = np.tanh
    elif act == "sigmoid":
        bend = lambda z: np.where(z >= 0, 1.0, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))
    else:
        raise ValueError(act)
    columns, hidden = np.array(X, dtype=np.float64).T, []
    for left, (W, b) in zip(range(len(layers) - 1, -1, -1), layers):
        bias = np.zeros(len(W)) if b is None else np.asarray(b, dtype=np.float64)
        both = np.column_stack([np.asarray(W, dtype=np.float64), bias])
        columns = both @ np.vstack([columns, np.ones(columns.shape[1])])
        if left:
            columns = bend(columns)
            hidden.append(columns.T)
    return columns.T, tuple(hidden)
