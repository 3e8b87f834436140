"""one mask per threshold, lists for results"""

import numpy as np


def roc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s).astype(float)
    thr = [float("inf")] + sorted(set(s.tolist()), reverse=True)
    n_pos, n_neg = int(y.sum()), int((~y).sum())
    fpr = [float((s[~y] >= t).sum()) / n_neg if n_neg else float("nan") for t in thr]
    tpr = [float((s[y] >= t).sum()) / n_pos if n_pos else float("nan") for t in thr]
    return fpr, tpr, thr
