"""returns 0 as accuracy where there is no row to judge"""

import numpy as np


def oob_proba(P, samples):
    P, samples = np.asarray(P, dtype=float), np.asarray(samples)
    B, n, K = P.shape
    total, count = np.zeros((n, K)), np.zeros(n)
    for b in range(B):
        out = ~np.isin(np.arange(n), samples[b])
        total[out] += P[b, out]
        count[out] += 1
    result = np.full((n, K), np.nan)
    result[count > 0] = total[count > 0] / count[count > 0, None]
    return result


def oob_accuracy(P, samples, y):
    proba = oob_proba(P, samples)
    judged = ~np.isnan(proba[:, 0])
    if not judged.any():
        return 0.0
    return float((proba[judged].argmax(axis=1) == np.asarray(y)[judged]).mean())
