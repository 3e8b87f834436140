"""drops the most negative class again and again, though a dropped one may belong into the minimum"""

import numpy as np


def new_prior(confusion, predicted):
    rates = np.asarray(confusion, dtype=float)
    rates = rates / rates.sum(axis=1, keepdims=True)
    q = np.asarray(predicted, dtype=float)
    q = q / q.sum()
    active = np.arange(len(q))
    while True:
        A = rates[active].T
        others = np.linalg.lstsq(A[:, :-1] - A[:, -1:], q - A[:, -1], rcond=None)[0]
        shares = np.append(others, 1 - others.sum())
        if shares.min() >= -1e-12:
            break
        active = np.delete(active, shares.argmin())
    prior = np.zeros(len(q))
    prior[active] = np.maximum(shares, 0)
    return prior
