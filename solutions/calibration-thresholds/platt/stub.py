import numpy as np


def platt(s: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Return slope a and intercept b of the sigmoid of a * s + b, fitted to smoothed targets.

    s: scores [N], at least two distinct values;  y: bool or 0/1 [N], both classes occur

    A positive's target is (N+ + 1) / (N+ + 2), a negative's 1 / (N- + 2). No penalty.
    """
    raise NotImplementedError
