import numpy as np


def prox_l1(z: np.ndarray, t: float) -> np.ndarray:
    z = np.asarray(z, dtype=np.float64)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def prox_enet(z: np.ndarray, t: float, g: float) -> np.ndarray:
    # ½ (x - z)² + ½ g x² is ½ (1 + g) (x - z / (1 + g))² plus a constant: threshold first, then shrink.
    return prox_l1(z, t) / (1.0 + g)


def prox_group(z: np.ndarray, groups: np.ndarray, t: float) -> np.ndarray:
    z = np.asarray(z, dtype=np.float64)
    x = np.zeros_like(z)
    for label in np.unique(groups):
        inside = groups == label
        norm = np.linalg.norm(z[inside])
        if norm > t:  # also keeps a group of zeros from being divided by its norm
            x[inside] = z[inside] * (1.0 - t / norm)
    return x
