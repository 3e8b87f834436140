import numpy as np


def impurity(counts: np.ndarray, kind: str) -> float:
    counts = np.asarray(counts, dtype=float)
    present = counts[counts > 0]
    if present.size == 0:
        return 0.0
    p = present / present.sum()
    if kind == "gini":
        return float(1 - np.sum(p**2))
    if kind == "entropy":
        return float(-np.sum(p * np.log2(p)))
    return float(1 - p.max())
