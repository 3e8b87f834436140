"""subtracts products of sums without centring, which loses the digits far from 0"""

import numpy as np


def var_of_mean(rho, s2, B):
    return max(rho * s2 + (1 - rho) / B * s2, 0.0)


def mean_correlation(P):
    P = np.asarray(P, dtype=float)
    columns = [P[:, b] for b in range(P.shape[1]) if np.ptp(P[:, b]) > 0]
    found = []
    for a in range(len(columns)):
        for b in range(a):
            u, v, n = columns[a], columns[b], len(P)
            spread = (n * (u @ u) - u.sum() ** 2) * (n * (v @ v) - v.sum() ** 2)
            found.append((n * (u @ v) - u.sum() * v.sum()) / np.sqrt(max(spread, 1e-300)))
    return float(np.mean(found)) if found else float("nan")
