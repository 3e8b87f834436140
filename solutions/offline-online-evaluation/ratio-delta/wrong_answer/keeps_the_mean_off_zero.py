"""keeps the mean denominator at a thousandth or more, as if smaller units were an error"""

import numpy as np


def ratio_se(num: np.ndarray, den: np.ndarray) -> tuple[float, float]:
    num, den = np.asarray(num, dtype=float), np.asarray(den, dtype=float)
    ratio = num.sum() / den.sum()
    rest = num - ratio * den  # what a user adds beyond the ratio; its mean is zero
    return float(ratio), float(rest.std(ddof=1) / np.sqrt(len(rest)) / max(den.mean(), 1e-3))
