"""Gathers the polynomial in the small Gram matrix and multiplies the large matrix once, at the end."""

import math

import numpy as np


def newton_schulz(G, steps=5):
    X = np.asarray(G).astype(np.float64)
    size = np.abs(X).max()
    if size == 0:
        return X
    X = X / size
    X = X / math.sqrt(np.vdot(X, X))
    if X.shape[0] > X.shape[1]:
        return newton_schulz(X.T, steps).T
    gram, total = X @ X.T, np.eye(len(X))
    for _ in range(steps):
        factor = 3.4445 * np.eye(len(X)) - 4.7750 * gram + 2.0315 * gram @ gram
        total = factor @ total
        gram = factor @ gram @ factor
    return total @ X
