"""np.histogram with edges at both infinities"""

import numpy as np


def psi(reference, current, bins=10, eps=1e-4):
    ref, cur = np.array(reference, dtype=float), np.array(current, dtype=float)
    inner = np.quantile(ref[~np.isnan(ref)], [k / bins for k in range(1, bins)]) if bins > 1 else []
    inner = sorted(set(np.asarray(inner).tolist()))
    edges = np.array([-np.inf, *inner, np.inf])
    total = 0.0
    e = [*np.histogram(ref[~np.isnan(ref)], edges)[0], np.isnan(ref).sum()]
    a = [*np.histogram(cur[~np.isnan(cur)], edges)[0], np.isnan(cur).sum()]
    for before, now in zip(e, a):
        before, now = max(before / ref.size, eps), max(now / cur.size, eps)
        total += now * np.log(now / before) + before * np.log(before / now)
    return np.float64(total)
