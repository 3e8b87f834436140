"""takes gains within 1e-6 for equal"""

import numpy as np


def best_split(
    X: np.ndarray,
    g: np.ndarray,
    h: np.ndarray,
    lam: float = 1.0,
    gamma: float = 0.0,
    min_child_weight: float = 0.0,
) -> tuple[int, float, bool, float] | None:
    X, g, h = (np.asarray(part, dtype=float) for part in (X, g, h))
    G, H = g.sum(), h.sum()
    best = None
    for j in range(X.shape[1]):
        missing = np.isnan(X[:, j])
        order = np.argsort(X[:, j], kind="stable")[: len(X) - missing.sum()]  # NaN comes last
        x = X[order, j]
        cuts = np.flatnonzero(x[1:] != x[:-1])
        if len(cuts) == 0:
            continue
        # One row per cut, the missing block on the left in the first column, on the right in the second.
        GL = np.cumsum(g[order])[cuts, None] + [g[missing].sum(), 0.0]
        HL = np.cumsum(h[order])[cuts, None] + [h[missing].sum(), 0.0]
        gains = 0.5 * (GL**2 / (HL + lam) + (G - GL) ** 2 / (H - HL + lam) - G**2 / (H + lam)) - gamma
        # Sums in another order differ in their last digits, so a bound that is just met needs room.
        light = np.minimum(HL, H - HL) < min_child_weight - 1e-9
        gains[light] = -np.inf
        top = gains.max()
        if top > 1e-10 and (best is None or top > best[3] + 1e-10):
            row, right = divmod(int(np.argmax(gains >= top - 1e-6)), 2)
            low, high = x[cuts[row]], x[cuts[row] + 1]
            best = j, float(low + (high - low) / 2), not right, float(gains[row, right])
    return best
