import numpy as np


def bce_logits(z: np.ndarray, y: np.ndarray, pos_weight: float = 1.0) -> tuple[float, np.ndarray]:
    z, y = np.asarray(z, dtype=np.float64), np.asarray(y, dtype=np.float64)
    on = np.logaddexp(0, -z)  # -log p, with p = sigmoid(z)
    off = np.logaddexp(0, z)  # -log(1 - p)
    loss = np.mean(pos_weight * y * on + (1 - y) * off)
    # d on / dz = p - 1 and d off / dz = p, both as exponentials of numbers that are not positive
    grad = (1 - y) * np.exp(-on) - pos_weight * y * np.exp(-off)
    return float(loss), grad / len(z)
