import math

import numpy as np


def resampled_t(diffs: np.ndarray, n_train: int, n_test: int, critical: float) -> tuple[float, float, float]:
    d = np.asarray(diffs, dtype=float)
    r = len(d)
    if r < 2:
        raise ValueError(f"a variance needs at least two differences, got {r}")
    mean = d.mean()
    if d.min() == d.max():  # compared, not computed: the variance of equal floats need not come out as zero
        return (math.copysign(math.inf, mean) if mean else 0.0), mean, mean
    # The splits share training rows, so the differences rise and fall together: 1/r alone is far too little.
    error = math.sqrt((1 / r + n_test / n_train) * d.var(ddof=1))
    return mean / error, mean - critical * error, mean + critical * error
