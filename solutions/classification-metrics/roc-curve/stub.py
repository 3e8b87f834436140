import numpy as np


def roc(y: np.ndarray, s: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the vertices of the ROC curve as (fpr, tpr, thr), one per distinct score and one before them.

    y: bool or 0/1 [n], 1 is positive, n >= 1
    s: f[n] or int [n], finite, higher means more positive

    Each f[k + 1] for k distinct scores, thresholds falling from inf. The rate of an absent class is NaN throughout.
    """
    raise NotImplementedError
