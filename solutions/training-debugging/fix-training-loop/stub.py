"""It runs, and the loss that it reports is neither that of its weights nor small. It holds six faults."""

import numpy as np


def mean_loss(X, y, w, batch):
    losses = []
    for start in range(0, len(X), batch):
        error = X[start : start + batch] @ w - y[start : start + batch]
        losses.append(np.mean(error**2))
    return float(np.mean(losses))


def train(X, y, w, *, epochs, batch, lr, decay, dropout, rng):
    """X f[n, d], y f[n, 1], w f[d]. Return the weights f[d] and one loss per epoch."""
    X, y, w = (np.asarray(each, dtype=float) for each in (X, y, w))
    grad = np.zeros(len(w))
    order = rng.permutation(len(X))
    training = True
    history = []
    for _ in range(epochs):
        lr = lr * decay
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            x, target = X[rows], y[rows, 0]
            if training:
                x = x * (rng.random(x.shape) >= dropout) / (1 - dropout)
            grad += 2 * x.T @ (x @ w - target) / len(rows)
            w = w - lr * grad
        training = False  # the loss is taken without dropout
        history.append(mean_loss(X, y, w, batch))
    return w, history
