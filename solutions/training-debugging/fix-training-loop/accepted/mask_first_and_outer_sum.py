"""multiplies a scaled mask in, sums the gradient by einsum, and steps in place on its own copy"""

import numpy as np


def train(X, y, w, *, epochs, batch, lr, decay, dropout, rng):
    rows_all = np.array(X, dtype=np.float64)
    targets = np.array(y, dtype=np.float64).reshape(-1)
    weights = np.array(w, dtype=np.float64)
    n, losses, rate = len(rows_all), [], float(lr)
    for _ in range(epochs):
        order = rng.permutation(n)
        for rows in [order[i : i + batch] for i in range(0, n, batch)]:
            scale = np.where(rng.random((len(rows), rows_all.shape[1])) < dropout, 0.0, 1 / (1 - dropout))
            inputs = rows_all[rows] * scale
            error = np.einsum("ij,j->i", inputs, weights) - targets[rows]
            weights -= rate * np.mean(2 * error[:, None] * inputs, axis=0)
        rate *= decay
        losses.append(np.square(rows_all @ weights - targets).sum() / n)
    return weights, np.array(losses)
