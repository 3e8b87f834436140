"""takes H + lambda below 1e-200 for zero"""

import numpy as np

Numbers = float | np.ndarray


def leaf(G: Numbers, H: Numbers, lam: float, alpha: float = 0.0) -> Numbers:
    G, D = np.broadcast_arrays(np.asarray(G, dtype=float), np.asarray(H, dtype=float) + lam)
    thresholded = np.sign(G) * np.maximum(np.abs(G) - alpha, 0.0)
    return np.divide(-thresholded, D, out=np.zeros(G.shape), where=D > 1e-200)


def gain(
    GL: Numbers, HL: Numbers, GR: Numbers, HR: Numbers, lam: float, gamma: float, alpha: float = 0.0
) -> Numbers:
    GL, HL, GR, HR = (np.asarray(part, dtype=float) for part in (GL, HL, GR, HR))
    children = fall(GL, HL, lam, alpha) + fall(GR, HR, lam, alpha)
    return children - fall(GL + GR, HL + HR, lam, alpha) - gamma


def fall(G: Numbers, H: Numbers, lam: float, alpha: float) -> Numbers:
    """Return by how much the best weight lowers the objective of a leaf, against weight 0."""
    w = leaf(G, H, lam, alpha)
    return np.abs(w) * (np.abs(G) - alpha) / 2  # w is 0 where the bracket is negative; w² might overflow
