"""fits a regression on arm and covariate, whose theta is that within the arms"""

import numpy as np


def cuped(y: np.ndarray, x: np.ndarray, arm: np.ndarray) -> tuple[float, float, float]:
    arm = np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    A = np.column_stack([np.ones(len(x)), arm, dx])
    theta = np.linalg.lstsq(A, dy, rcond=None)[0][2] if np.ptp(x) > 0 else 0.0
    adjusted = dy - theta * dx
    a, b = adjusted[arm], adjusted[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), float(theta)
