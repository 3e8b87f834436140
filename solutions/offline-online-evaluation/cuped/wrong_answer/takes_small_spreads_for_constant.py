"""takes a covariate with a small spread for a constant"""

import numpy as np


def cuped(y: np.ndarray, x: np.ndarray, arm: np.ndarray) -> tuple[float, float, float]:
    arm = np.asarray(arm, dtype=bool)
    dx, dy = x - x.mean(), y - y.mean()
    theta = (dx @ dy) / (dx @ dx) if np.std(x) > 1e-6 else 0.0  # one for both arms
    adjusted = dy - theta * dx
    a, b = adjusted[arm], adjusted[~arm]
    se = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
    return float(a.mean() - b.mean()), float(se), float(theta)
