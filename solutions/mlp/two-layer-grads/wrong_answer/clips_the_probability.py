"""adds 1e-12 to the probability, which caps the loss at 27.6"""

import numpy as np


def two_layer_grads(X, y, W1, b1, W2, b2):
    X, W1, b1, W2, b2 = (np.asarray(a, dtype=float) for a in (X, W1, b1, W2, b2))
    n = len(X)
    pre = X @ W1.T + b1
    hidden = np.maximum(pre, 0)
    logits = hidden @ W2.T + b2
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(n), y] + 1e-12).mean()
    error = (p - np.eye(p.shape[1])[y]) / n
    back = (error @ W2) * (pre > 0)
    grads = {"W1": back.T @ X, "b1": back.sum(0), "W2": error.T @ hidden, "b2": error.sum(0), "X": back @ W1}
    return float(loss), grads
