"""deals each stretch of k neighbours to k different folds, so that some pairs never meet"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if k < 2 or k > n:
        raise ValueError("need 2 <= k <= n")
    if not shuffle:
        label = np.repeat(np.arange(k), [n // k + (f < n % k) for f in range(k)])
    else:
        label = np.concatenate([rng.permutation(k) for _ in range(n // k)] + [rng.permutation(n % k)]).astype(
            int
        )
        label = np.roll(label, rng.integers(n))
    return [(np.flatnonzero(label != f), np.flatnonzero(label == f)) for f in range(k)]
