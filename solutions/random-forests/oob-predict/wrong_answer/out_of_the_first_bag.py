"""uses the sample of the first tree for all of them"""

import numpy as np


def oob_proba(P, samples):
    P, samples = np.asarray(P, dtype=float), np.asarray(samples)
    B, n, K = P.shape
    total, count = np.zeros((n, K)), np.zeros(n)
    for b in range(B):
        out = ~np.isin(np.arange(n), samples[0])
        total[out] += P[b, out]
        count[out] += 1
    result = np.full((n, K), np.nan)
    result[count > 0] = total[count > 0] / count[count > 0, None]
    return result


def oob_accuracy(P, samples, y):
    proba = oob_proba(P, samples)
    judged = ~np.isnan(proba[:, 0])
    if not judged.any():
        return float("nan")
    return float((proba[judged].argmax(axis=1) == np.asarray(y)[judged]).mean())
