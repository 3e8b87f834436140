import numpy as np


def logreg_gd(
    X: np.ndarray, y: np.ndarray, lr: float, steps: int, l2: float = 0.0
) -> tuple[np.ndarray, float, np.ndarray]:
    """Fit logistic regression by full-batch gradient descent from zero on mean log loss + l2/2 ||w||².

    X: f[n, d] inputs
    y: [n] labels, 0/1 or booleans
    lr: step size
    steps: number of updates, 0 or more
    l2: weight of the penalty; the intercept is free

    Returns w f[d], b, and f[steps]: the penalised loss before each update.
    """
    raise NotImplementedError
