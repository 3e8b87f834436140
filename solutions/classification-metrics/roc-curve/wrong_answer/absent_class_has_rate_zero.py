"""gives an absent class the rate 0, where it has none"""

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
    return fp / max(fp[-1], 1), tp / max(tp[-1], 1), thr
