"""accelerated proximal steps with restarts on the Gram matrix"""

import numpy as np


def enet(X, y, alpha, l1_ratio):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    C, t = X - X.mean(axis=0), y - y.mean()
    G, c = C.T @ C / len(y), C.T @ t / len(y)
    l1, l2 = alpha * l1_ratio, alpha * (1 - l1_ratio)
    step = 1 / (np.linalg.eigvalsh(G)[-1] + l2 + 1e-12)
    w = v = np.zeros(len(c))
    momentum = 1.0
    for _ in range(10_000):
        z = v - step * (G @ v - c + l2 * v)
        new = np.sign(z) * np.maximum(np.abs(z) - step * l1, 0)
        if (v - new) @ (new - w) > 0:
            momentum = 1.0
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        v = new + (momentum - 1) / faster * (new - w)
        done = np.abs(new - w).max() < 1e-14 and np.abs(v - w).max() < 1e-13
        w, momentum = new, faster
        if done:
            break
    return w, np.array(y.mean() - X.mean(axis=0) @ w)
