import numpy as np


def cuped(y: np.ndarray, x: np.ndarray, arm: np.ndarray) -> tuple[float, float, float]:
    """Return the effect (treatment minus control) on the adjusted metric, its standard error, and theta.

    y: metric [u];  x: covariate from before the experiment [u];  arm: bool or 0/1 [u], 1 is treatment
    """
    raise NotImplementedError
