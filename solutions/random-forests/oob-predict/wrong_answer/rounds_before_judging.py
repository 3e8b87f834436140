"""rounds probabilities to two digits before it judges"""

import numpy as np


def oob_proba(P: np.ndarray, samples: np.ndarray) -> np.ndarray:
    trees, n, _ = np.shape(P)
    unseen = np.ones((trees, n))
    unseen[np.arange(trees)[:, None], samples] = 0.0
    count = unseen.sum(axis=0)
    count[count == 0] = np.nan  # no tree may judge these rows
    return np.einsum("bn,bnk->nk", unseen, P) / count[:, None]


def oob_accuracy(P: np.ndarray, samples: np.ndarray, y: np.ndarray) -> float:
    proba = oob_proba(P, samples)
    judged = ~np.isnan(proba[:, 0])
    if not judged.any():
        return np.nan
    return float(np.mean(np.round(proba[judged], 2).argmax(axis=1) == np.asarray(y)[judged]))

