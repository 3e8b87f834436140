from itertools import combinations

import numpy as np


def new_prior(confusion: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    confusion, predicted = np.asarray(confusion, dtype=float), np.asarray(predicted, dtype=float)
    rates = confusion / confusion.sum(axis=1, keepdims=True)
    q = predicted / predicted.sum()
    best, best_loss = q, np.inf
    for size in range(1, len(q) + 1):
        for active in map(list, combinations(range(len(q)), size)):
            prior = np.zeros(len(q))
            prior[active] = on_the_plane(rates[active].T, q)
            loss = np.sum((rates.T @ prior - q) ** 2)
            if prior.min() >= 0 and loss < best_loss:
                best, best_loss = prior, loss
    return best


def on_the_plane(A: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Return the u with the sum 1 that minimises |A u - q|: the last entry is one less the others."""
    others = np.linalg.lstsq(A[:, :-1] - A[:, -1:], q - A[:, -1], rcond=None)[0]
    return np.append(others, 1 - others.sum())
