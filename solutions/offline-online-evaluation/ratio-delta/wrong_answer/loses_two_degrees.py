"""divides by u - 2, as if the ratio were a second parameter"""

import numpy as np


def ratio_se(num: np.ndarray, den: np.ndarray) -> tuple[float, float]:
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den  # what a user adds beyond the ratio; its mean is zero
    return float(ratio), float(np.sqrt((rest @ rest) / max(len(rest) - 2, 1)) / np.sqrt(len(rest)) / den.mean())
