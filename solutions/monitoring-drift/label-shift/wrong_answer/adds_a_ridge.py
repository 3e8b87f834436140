"""adds a ridge to the system, so that shares shrink"""

import numpy as np


def new_prior(confusion, predicted):
    confusion, predicted = np.asarray(confusion, dtype=float), np.asarray(predicted, dtype=float)
    rates = confusion / confusion.sum(axis=1, keepdims=True)
    q = predicted / predicted.sum()
    k = len(q)
    prior = np.linalg.solve(rates @ rates.T + 0.01 * np.eye(k), rates @ q)
    prior = np.clip(prior, 0, None)
    return prior / prior.sum()
