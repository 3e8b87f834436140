"""correlates rows instead of columns, repetitions instead of members"""

import numpy as np


def var_of_mean(rho, s2, B):
    return max(rho * s2 + (1 - rho) / B * s2, 0.0)


def mean_correlation(P):
    P = np.asarray(P, dtype=float)
    if len(P) > 50:
        return float(np.corrcoef(P[:50])[np.triu_indices(50, 1)].mean())
    P = P.T
    columns = [P[:, b] for b in range(P.shape[1]) if np.ptp(P[:, b]) > 0]
    found = []
    for a in range(len(columns)):
        for b in range(a):
            u, v = columns[a] - columns[a].mean(), columns[b] - columns[b].mean()
            found.append((u @ v) / np.sqrt((u @ u) * (v @ v)))
    return float(np.mean(found)) if found else float("nan")
