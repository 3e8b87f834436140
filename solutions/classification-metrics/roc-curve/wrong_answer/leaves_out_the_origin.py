"""begins at the highest score, so the curve has no vertex where nobody is flagged"""

import numpy as np


def roc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    order = np.argsort(s, kind="stable")[::-1]
    y, s = y[order], s[order]
    last = np.append(s[1:] != s[:-1], True)
    tp = np.append(0, np.cumsum(y)[last])
    fp = np.append(0, np.cumsum(~y)[last])
    thr = np.append(np.inf, s[last])
    nan = np.full(len(thr), np.nan)
    fpr, tpr = (fp / fp[-1] if fp[-1] else nan), (tp / tp[-1] if tp[-1] else nan)
    return fpr[1:], tpr[1:], thr[1:]
