"""scores recomputed from all trees in each round, results as lists"""

import numpy as np


def boost(X, y, rounds, rate, fit_tree):
    y = np.array(y, dtype=np.float64)
    model = [lambda Z: np.repeat(np.mean(y), len(Z))]

    def at(Z, stages):
        return model[0](Z) + rate * sum((tree(Z) for tree in model[1 : stages + 1]), np.zeros(len(Z)))

    for t in range(rounds):
        model.append(fit_tree(X, y - at(X, t)))
    return lambda Z: [at(Z, t).tolist() for t in range(rounds + 1)]
