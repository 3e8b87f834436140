"""masks the trees that saw a row and takes the mean of the rest"""

import numpy as np


def oob_proba(P, samples):
    P = np.asarray(P)
    B, n, K = P.shape
    seen = np.array([np.bincount(rows, minlength=n) > 0 for rows in samples])
    masked = np.ma.array(P, mask=np.repeat(seen[:, :, None], K, axis=2), dtype=float)
    return masked.mean(axis=0).filled(np.nan)


def oob_accuracy(P, samples, y):
    right = [int(np.argmax(p)) == label for p, label in zip(oob_proba(P, samples), y) if not np.isnan(p).any()]
    return np.mean(right) if right else float("nan")
