"""Multiplies step by step, always in the given orientation."""

import numpy as np


def newton_schulz(G, steps=5):
    G = np.array(G, dtype=float)
    norm = np.sqrt((G**2).sum())
    X = G / norm if norm > 0 else G
    for _ in range(steps):
        cubic = X @ X.T @ X
        quintic = X @ X.T @ cubic
        X = 3.4445 * X - 4.7750 * cubic + 2.0315 * quintic
    return X
