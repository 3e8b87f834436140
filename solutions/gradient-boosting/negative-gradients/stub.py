import numpy as np


def neg_grad(y: np.ndarray, F: np.ndarray, loss: str, param: float | None = None) -> np.ndarray:
    """Return minus the derivative of each row's loss by its score, f[n].

    y, F: numbers [n], targets and current scores
    loss: "squared", "absolute", "huber", "quantile", "log" or "poisson"
    param: delta for "huber", alpha for "quantile"
    """
    raise NotImplementedError
