"""every split as a mask, sums by matrix products, returned as a list"""

import numpy as np


def best_split(X, g, h, lam=1.0, gamma=0.0, min_child_weight=0.0):
    X = np.array(X, dtype=np.float64)
    D = np.stack([np.asarray(g, dtype=np.float64), np.asarray(h, dtype=np.float64)], axis=1)
    names, masks = [], []
    for j, x in enumerate(X.T):
        values = np.unique(x[~np.isnan(x)])
        for cut in values[:-1] + np.diff(values) / 2:
            for left in (True, False):
                names.append((j, cut, left))
                masks.append(np.where(np.isnan(x), left, x <= cut))
    if not names:
        return None
    left = np.array(masks, dtype=float) @ D
    right = np.array(~np.array(masks), dtype=float) @ D
    both = left + right
    part = [s[:, 0] ** 2 / (s[:, 1] + lam) for s in (left, right, both)]
    gains = 0.5 * (part[0] + part[1] - part[2]) - gamma
    fits = np.minimum(left[:, 1], right[:, 1]) >= min_child_weight - 1e-9
    gains = np.where(fits, gains, -np.inf)
    if gains.max() <= 1e-10:
        return None
    first = int(np.flatnonzero(gains >= gains.max() - 1e-10)[0])
    return [*names[first], np.float64(gains[first])]
