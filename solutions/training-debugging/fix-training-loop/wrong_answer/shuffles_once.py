"""draws one order of the rows and keeps it for all epochs"""

import numpy as np


def mean_loss(X, y, w, batch):
    total = 0.0
    for start in range(0, len(X), batch):
        error = X[start : start + batch] @ w - y[start : start + batch, 0]
        total += np.sum(error**2)
    return float(total / len(X))


def train(X, y, w, *, epochs, batch, lr, decay, dropout, rng):
    X, y, w = (np.asarray(each, dtype=float) for each in (X, y, w))
    history = []
    order = rng.permutation(len(X))
    for _ in range(epochs):
        training = True
        for start in range(0, len(X), batch):
            grad = np.zeros(len(w))
            rows = order[start : start + batch]
            x, target = X[rows], y[rows, 0]
            if training:
                x = x * (rng.random(x.shape) >= dropout) / (1 - dropout)
            grad += 2 * x.T @ (x @ w - target) / len(rows)
            w = w - lr * grad
        training = False
        history.append(mean_loss(X, y, w, batch))
        lr = lr * decay
    return w, history
