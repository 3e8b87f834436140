import numpy as np


def margin_loss(m: np.ndarray, kind: str) -> tuple[np.ndarray, np.ndarray]:
    m = np.asarray(m, dtype=np.float64)
    short = np.maximum(1 - m, 0)  # by how much the margin 1 is missed
    if kind == "zero-one":
        return np.where(m > 0, 0.0, 1.0), np.zeros(len(m))
    if kind == "hinge":
        return short, np.where(m < 1, -1.0, 0.0)
    if kind == "squared-hinge":
        return short**2, -2 * short
    if kind == "logistic":
        # the sigmoid of -m as exp(-log(1 + e^m)): nothing overflows
        return np.logaddexp(0, -m) / np.log(2), -np.exp(-np.logaddexp(0, m)) / np.log(2)
    if kind == "exponential":
        loss = np.exp(-m)
        return loss, -loss
    raise ValueError(f"unknown loss: {kind}")
