"""sorts the caller's scores in place"""

import numpy as np


def roc(y, s):
    y = np.asarray(y).astype(bool)
    y = y[np.argsort(s)][::-1]
    s.sort()
    s = s[::-1]
    last = np.append(s[1:] != s[:-1], True)
    tp = np.append(0, np.cumsum(y)[last])
    fp = np.append(0, np.cumsum(~y)[last])
    nan = np.full(len(tp), np.nan)
    return (fp / fp[-1] if fp[-1] else nan), (tp / tp[-1] if tp[-1] else nan), np.append(np.inf, s[last])
