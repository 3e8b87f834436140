"""weights as exponentials of summed votes, normalised when needed"""

import numpy as np


def samme(y, P, n_classes):
    y = np.asarray(y)
    logs = np.zeros(len(y))
    alphas = []
    for learner in P:
        w = np.exp(logs - logs.max())
        w /= w.sum()
        wrong = np.asarray(learner) != y
        if not wrong.any():
            alphas.append(1.0)
            break
        error = w @ wrong
        if error >= 1 - 1 / n_classes - 1e-12:
            break
        alphas.append(np.log1p(-error) - np.log(error) + np.log(n_classes - 1))
        logs = logs + alphas[-1] * wrong
    w = np.exp(logs - logs.max())
    return alphas + [0.0] * (len(P) - len(alphas)), w / w.sum()
