import numpy as np


def ce(
    Z: np.ndarray, y: np.ndarray, weight: np.ndarray | None = None, eps: float = 0.0
) -> tuple[float, np.ndarray]:
    n, K = Z.shape
    S = Z - Z.max(axis=1, keepdims=True)
    log_p = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    w = np.ones(K) if weight is None else weight
    target = np.full((n, K), eps / K)
    target[np.arange(n), y] += 1 - eps
    # Each class carries its weight, the smoothed share of other classes too; the mean divides by the weights met.
    A = w * target / w[y].sum()
    loss = -np.sum(A * log_p)
    return loss, np.exp(log_p) * A.sum(axis=1, keepdims=True) - A
