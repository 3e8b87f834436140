"""counts pairs with a constant member as correlation 0"""

import numpy as np


def var_of_mean(rho, s2, B):
    return max(rho * s2 + (1 - rho) / B * s2, 0.0)


def mean_correlation(P):
    P = np.asarray(P, dtype=float)
    columns = [P[:, b] for b in range(P.shape[1])]
    found = []
    for a in range(len(columns)):
        for b in range(a):
            u, v = columns[a] - columns[a].mean(), columns[b] - columns[b].mean()
            size = np.sqrt((u @ u) * (v @ v))
            found.append((u @ v) / size if np.ptp(u) > 0 and np.ptp(v) > 0 else 0.0)
    return float(np.mean(found)) if found else float("nan")
