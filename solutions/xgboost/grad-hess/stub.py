import numpy as np


def grad_hess(
    y: np.ndarray, F: np.ndarray, objective: str, param: float | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and second derivative of each row's loss by its score, f[n] and f[n].

    y, F: numbers [n], targets and raw scores
    objective: "squared", "logistic", "poisson" or "pseudo-huber"
    param: delta for "pseudo-huber"
    """
    raise NotImplementedError
