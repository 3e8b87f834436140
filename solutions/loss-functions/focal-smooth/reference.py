import numpy as np


def focal(z: np.ndarray, y: np.ndarray, gamma: float, alpha: float) -> tuple[float, np.ndarray]:
    positive = np.asarray(y) == 1
    sign, weight = np.where(positive, 1.0, -1.0), np.where(positive, alpha, 1 - alpha)
    margin = sign * z  # in float64, like the sign
    nll = np.logaddexp(0, -margin)  # -log p of the true class
    p, miss = np.exp(-nll), np.exp(-np.logaddexp(0, margin))  # 1 - p, without its rounding
    focus = weight * miss**gamma
    # d/dm of (1 - p)^gamma (-log p), with dp/dm = p (1 - p)
    grad = -focus * (gamma * p * nll + miss)
    return float(np.mean(focus * nll)), sign * grad / len(sign)


def smooth_ce(Z: np.ndarray, y: np.ndarray, eps: float) -> tuple[float, np.ndarray]:
    Z = np.asarray(Z, dtype=np.float64)
    n, k = Z.shape
    target = (1 - eps) * np.eye(k)[y] + eps / k
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-(target * log_p).sum() / n), (np.exp(log_p) - target) / n
