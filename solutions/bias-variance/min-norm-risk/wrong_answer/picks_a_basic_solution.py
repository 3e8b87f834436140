"""interpolates with the first n columns alone, which is not the smallest fit"""

import numpy as np


def min_norm_risk(X, y, w, ps):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.asarray(w, dtype=float)
    risks = []
    for p in ps:
        v = np.zeros(len(w))
        chosen = []
        for j in range(p):
            if np.linalg.matrix_rank(X[:, chosen + [j]], tol=1e-10 * np.abs(X).max()) > len(chosen):
                chosen.append(j)
        if chosen:
            v[chosen] = np.linalg.lstsq(X[:, chosen], y, rcond=1e-10)[0]
        risks.append(np.sum((v - w) ** 2))
    return np.array(risks)
