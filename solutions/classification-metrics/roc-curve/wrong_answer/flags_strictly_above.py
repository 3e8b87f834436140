"""flags only scores strictly above the threshold, so each threshold gets the rates of the one before"""

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
    thr = np.append(s[last], -np.inf)
    return (fp / fp[-1] if fp[-1] else nan), (tp / tp[-1] if tp[-1] else nan), thr
