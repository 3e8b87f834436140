import numpy as np


def roc(y: np.ndarray, s: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    order = np.argsort(s)[::-1]
    y, s = y[order], s[order]
    last = np.append(s[:-1] != s[1:], True)  # the last row of each group of equal scores
    tp = np.append(0, np.cumsum(y)[last])
    fp = np.append(0, np.cumsum(y == 0)[last])
    return rate(fp), rate(tp), np.append(np.inf, s[last])


def rate(count: np.ndarray) -> np.ndarray:
    if count[-1] == 0:
        return np.full(len(count), np.nan)
    return count / count[-1]
