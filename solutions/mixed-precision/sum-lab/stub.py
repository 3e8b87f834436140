import numpy as np


def sum_lab(x: np.ndarray, dtype: str) -> tuple[float, float, float]:
    """Return (naive, pairwise, kahan) sums of x, f[n], with every operation rounded to `dtype`."""
    raise NotImplementedError
