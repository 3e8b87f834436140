"""makes a vertex after every row, also inside a tie"""

import numpy as np


def roc(y, s):
    y, s = np.asarray(y).astype(bool), np.asarray(s, dtype=float)
    order = np.argsort(-s, kind="stable")
    tp = np.append(0, np.cumsum(y[order]))
    fp = np.append(0, np.cumsum(~y[order]))
    nan = np.full(len(tp), np.nan)
    fpr = fp / fp[-1] if fp[-1] else nan
    tpr = tp / tp[-1] if tp[-1] else nan
    return fpr, tpr, np.append(np.inf, s[order])
