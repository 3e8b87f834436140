import numpy as np


def theory(c_fp: float, c_fn: float, c_tp: float = 0.0, c_tn: float = 0.0) -> float:
    """Return the cut t such that flagging p >= t has the smallest expected cost for calibrated p."""
    raise NotImplementedError


def empirical(y: np.ndarray, p: np.ndarray, c_fp: float, c_fn: float) -> tuple[float, float]:
    """Return the cut with the smallest mean cost per row, and that cost.

    y: bool or 0/1 [N];  p: finite scores [N]

    Candidates are the distinct scores and inf, which flags nobody; the highest of equally cheap cuts is returned.
    """
    raise NotImplementedError
