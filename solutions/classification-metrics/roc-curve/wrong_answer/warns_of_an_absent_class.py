"""divides zero by zero for an absent class, which warns"""

import numpy as np


def roc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s)
    order = np.argsort(s)[::-1]
    y, s = y[order], s[order]
    last = np.append(s[1:] != s[:-1], True)
    tp = np.append(0, np.cumsum(y)[last])
    fp = np.append(0, np.cumsum(~y)[last])
    return fp / fp[-1], tp / tp[-1], np.append(np.inf, s[last])
