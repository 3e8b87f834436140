import numpy as np


def logreg_gd(
    X: np.ndarray, y: np.ndarray, lr: float, steps: int, l2: float = 0.0
) -> tuple[np.ndarray, float, np.ndarray]:
    y = np.asarray(y, dtype=np.float64)
    w, b, losses = np.zeros(X.shape[1]), 0.0, []  # float64 weights make every product with X float64
    for _ in range(steps):
        z = X @ w + b
        # softplus of the logit against the label: finite where log(p) would be log(0)
        losses.append(np.mean(np.logaddexp(0, (1 - 2 * y) * z)) + l2 / 2 * (w @ w))
        error = np.exp(-np.logaddexp(0, -z)) - y  # sigmoid(z) - y
        w, b = w - lr * (X.T @ error / len(y) + l2 * w), b - lr * error.mean()
    return w, b, np.array(losses)
