"""takes members with a spread below 1e-8 for constant"""

import numpy as np


def var_of_mean(rho: float, s2: float, B: int) -> float:
    return max(rho * s2 + (1 - rho) * s2 / B, 0.0)  # rounding may fall below 0 at the least correlation


def mean_correlation(P: np.ndarray) -> float:
    P = np.asarray(P, dtype=float)
    P = P[:, np.ptp(P, axis=0) > 1e-8]
    members = P.shape[1]
    if members < 2:
        return np.nan
    Z = P - P.mean(axis=0)
    Z /= np.linalg.norm(Z, axis=0)
    return float(np.mean((Z.T @ Z)[np.triu_indices(members, 1)]))

