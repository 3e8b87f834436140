import numpy as np


def weighted_risk(
    loss: np.ndarray, p_src: np.ndarray, p_tgt: np.ndarray, self_norm: bool
) -> tuple[float, float]:
    """Estimate the risk under the target distribution from losses on rows drawn from the source.

    loss: f[n] losses of the rows
    p_src, p_tgt: f[n] source and target density at each row, not negative
    self_norm: divide by the sum of the weights instead of by n

    Returns (risk, effective sample size). Raises ValueError if a row has source density 0 and target density
    above 0, or if no row has a positive weight.
    """
    raise NotImplementedError
