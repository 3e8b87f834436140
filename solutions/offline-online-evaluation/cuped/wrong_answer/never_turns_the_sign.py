"""takes the size of theta, as if every covariate rose with the metric"""

import numpy as np


def cuped(y: np.ndarray, x: np.ndarray, arm: np.ndarray) -> tuple[float, float, float]:
    arm = np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    theta = abs(dx @ dy) / (dx @ dx) if np.ptp(x) > 0 else 0.0  # one for both arms
    adjusted = dy - theta * dx
    a, b = adjusted[arm], adjusted[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), float(theta)
