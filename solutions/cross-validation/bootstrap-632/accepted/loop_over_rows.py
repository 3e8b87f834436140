"""walks over the rows and keeps those that some sample left out"""

import numpy as np


def err632(loss, counts, apparent):
    means = []
    for losses, drawn in zip(np.transpose(loss), np.transpose(counts)):
        unseen = losses[drawn == 0]
        if unseen.size:
            means.append(unseen.mean())
    if not means:
        raise ValueError("no row was ever left out")
    return apparent * (1 - 0.632) + np.mean(means) * 0.632
