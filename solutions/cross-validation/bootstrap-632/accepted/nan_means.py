"""hides the drawn losses behind NaN and takes means that skip them"""

import warnings

import numpy as np


def err632(loss, counts, apparent):
    hidden = np.where(np.asarray(counts) > 0, np.nan, loss)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", RuntimeWarning
        )  # rows that are never left out give NaN, and are skipped next
        left_out = np.nanmean(np.nanmean(hidden, axis=0))
    if np.isnan(left_out):
        raise ValueError("no row is ever left out")
    return 0.368 * apparent + 0.632 * left_out
