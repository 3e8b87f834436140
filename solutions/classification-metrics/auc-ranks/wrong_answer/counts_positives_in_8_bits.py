"""counts positives in the type of the labels, 8 bits wide"""

import numpy as np


def auc(y, s):
    y, s = np.asarray(y).astype(np.uint8), np.asarray(s)
    order = np.argsort(s, kind="stable")[::-1]
    tp = np.uint8(0)
    fp = area = prev_tp = prev_fp = 0
    for k, i in enumerate(order):
        tp = tp + y[i]
        fp += 1 - int(y[i])
        if k + 1 == len(order) or s[order[k + 1]] != s[i]:
            area += (fp - prev_fp) * (float(tp) + prev_tp) / 2
            prev_tp, prev_fp = float(tp), fp
    if not tp or not fp:
        return float("nan")
    return area / (float(tp) * fp)
