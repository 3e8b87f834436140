from collections.abc import Iterable

import numpy as np


def min_norm_risk(X: np.ndarray, y: np.ndarray, w: np.ndarray, ps: Iterable[int]) -> np.ndarray:
    """Return the risk, without noise, of minimum-norm least squares on the first p columns, for each p in ps.

    X: numbers [n, D]; y: [n]; w: the true coefficients [D]; ps: whole numbers from 0 to D

    A new row has independent standard normal entries.
    """
    raise NotImplementedError
