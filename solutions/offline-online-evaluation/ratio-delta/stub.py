import numpy as np


def ratio_se(num: np.ndarray, den: np.ndarray) -> tuple[float, float]:
    """Return sum(num) / sum(den) and its standard error by the delta method over users.

    num, den: one entry per user [u], u >= 2; den is not negative and not all zero
    """
    raise NotImplementedError
