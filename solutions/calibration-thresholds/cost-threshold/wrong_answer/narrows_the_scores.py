"""turns the scores into float32 first"""

import numpy as np


def theory(c_fp: float, c_fn: float, c_tp: float = 0.0, c_tn: float = 0.0) -> float:
    false_alarm, miss = c_fp - c_tn, c_fn - c_tp  # what the wrong decision costs more than the right one
    return false_alarm / (false_alarm + miss)


def empirical(y: np.ndarray, p: np.ndarray, c_fp: float, c_fn: float) -> tuple[float, float]:
    scores, group = np.unique(np.asarray(p, dtype=np.float32), return_inverse=True)
    cuts = np.append(scores, np.inf)[::-1]
    hits = np.bincount(group, weights=y)[::-1]  # per distinct score, from the top
    rows = np.bincount(group)[::-1]
    tp = np.append(0, np.cumsum(hits))
    flagged = np.append(0, np.cumsum(rows))
    cost = c_fp * (flagged - tp) + c_fn * (y.sum() - tp)
    best = np.argmin(cost)  # the first of equal ones, so the highest cut
    return float(cuts[best]), float(cost[best] / len(y))
