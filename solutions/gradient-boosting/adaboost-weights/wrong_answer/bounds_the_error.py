"""bounds the error below by 1e-6, which caps the vote"""

import numpy as np


def samme(y: np.ndarray, P: np.ndarray, n_classes: int) -> tuple[np.ndarray, np.ndarray]:
    w = np.full(len(y), 1 / len(y))
    alphas = np.zeros(len(P))
    for t, predicted in enumerate(P):
        wrong = predicted != y
        error = w[wrong].sum()
        if not wrong.any():
            alphas[t] = 1.0
            break
        error = max(error, 1e-6)
        if error >= 1 - 1 / n_classes - 1e-12:  # no better than chance
            break
        odds = (n_classes - 1) * (1 - error) / error
        alphas[t] = np.log(odds)
        w = np.where(wrong, odds * w, w)
        w = w / w.sum()
    return alphas, w
