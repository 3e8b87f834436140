import numpy as np


def mean_loss(X, y, w):
    return float(np.mean((X @ w - y) ** 2))


def train(X, y, w, *, epochs, batch, lr, decay, dropout, rng):
    X, y = np.asarray(X, dtype=float), np.ravel(y)  # a column would broadcast to n times n pairs
    history = []
    for epoch in range(epochs):
        rate = lr * decay**epoch
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            x = X[rows]
            x = x * (rng.random(x.shape) >= dropout) / (1 - dropout)
            grad = 2 * x.T @ (x @ w - y[rows]) / len(rows)
            w = w - rate * grad
        history.append(mean_loss(X, y, w))
    return w, history
