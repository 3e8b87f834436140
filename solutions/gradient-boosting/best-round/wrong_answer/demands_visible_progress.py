"""renews the patience only for an improvement of 1e-6 or more"""

import numpy as np


def best_round(
    y: np.ndarray, start: float, steps: np.ndarray, rate: float, patience: int | None = None
) -> tuple[int, np.ndarray]:
    signs = np.where(y, 1.0, -1.0)
    steps = np.asarray(steps, dtype=float)
    F = start + rate * np.vstack([np.zeros(len(signs)), np.cumsum(steps, axis=0)])
    curve = np.logaddexp(0, -signs * F).mean(axis=1)
    best, mark = 0, 0
    for t in range(len(curve)):
        if curve[t] < curve[best]:
            best = t
        if curve[t] < curve[mark] - 1e-6:
            mark = t
        if patience is not None and t - mark >= patience:
            return best, curve[: t + 1]
    return best, curve
