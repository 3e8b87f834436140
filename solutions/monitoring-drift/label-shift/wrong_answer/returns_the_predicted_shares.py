"""returns the predicted shares, false predictions included"""

import numpy as np


def new_prior(confusion, predicted):
    confusion, predicted = np.asarray(confusion, dtype=float), np.asarray(predicted, dtype=float)
    q = predicted / predicted.sum()
    return q
