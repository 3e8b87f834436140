import numpy as np


def ks_2samp(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    x, y = np.sort(x), np.sort(y)
    n, m = len(x), len(y)
    at = np.concatenate([x, y])
    below_x, below_y = (np.searchsorted(sample, at, side="right") for sample in (x, y))
    d = float(np.abs(below_x / n - below_y / m).max())
    lam = d * np.sqrt(n * m / (n + m))
    return d, p_value(lam)


def p_value(lam: float) -> float:
    if lam < 0.2:  # the series converges slowly here, to 1 less 1e-12
        return 1.0
    k = np.arange(1, 101)
    series = -2 * np.sum((-1.0) ** k * np.exp(-2 * (k * lam) ** 2))
    return float(min(series, 1.0))
