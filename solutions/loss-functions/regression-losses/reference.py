import numpy as np


def reg_loss(
    y: np.ndarray, p: np.ndarray, kind: str, delta: float = 1.0, tau: float = 0.5
) -> tuple[np.ndarray, np.ndarray]:
    r = np.subtract(p, y, dtype=np.float64)
    size = np.abs(r)
    if kind == "squared":
        return r**2, 2 * r
    if kind == "absolute":
        return size, np.sign(r)
    if kind == "huber":
        inner = np.minimum(size, delta)  # the part of the error that is squared
        return inner * (size - inner / 2), np.clip(r, -delta, delta)
    if kind == "logcosh":
        # cosh r = e^|r| (1 + e^(-2|r|)) / 2, and no exponential of a positive number overflows
        return size + np.log1p(np.exp(-2 * size)) - np.log(2), np.tanh(r)
    if kind == "pinball":
        slope = (1 - tau) * (r > 0) - tau * (r < 0)
        return slope * r, slope
    raise ValueError(f"unknown loss: {kind}")
