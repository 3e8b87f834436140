"""Adds up outer products row by row, with logaddexp for the normaliser."""

import numpy as np


def two_layer_grads(X, y, W1, b1, W2, b2):
    X, W1, b1, W2, b2 = [np.array(a, dtype=np.float64) for a in (X, W1, b1, W2, b2)]
    grads = {"W1": np.zeros_like(W1), "b1": np.zeros_like(b1), "W2": np.zeros_like(W2), "b2": np.zeros_like(b2)}
    grads["X"] = np.zeros_like(X)
    loss = 0.0
    for i in range(X.shape[0]):
        a = W1 @ X[i] + b1
        h = a.clip(min=0)
        z = W2 @ h + b2
        lse = np.logaddexp.reduce(z)
        loss += (lse - z[y[i]]) / len(X)
        delta = np.exp(z - lse)
        delta[y[i]] -= 1
        delta = delta / len(X)
        grads["W2"] += np.outer(delta, h)
        grads["b2"] += delta
        below = np.where(a > 0, W2.T @ delta, 0)
        grads["W1"] += np.outer(below, X[i])
        grads["b1"] += below
        grads["X"][i] = W1.T @ below
    return loss, grads
