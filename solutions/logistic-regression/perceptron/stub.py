import numpy as np


def perceptron(X: np.ndarray, y: np.ndarray, epochs: int) -> tuple[np.ndarray, float, list[int]]:
    """Train a perceptron from zero, row by row in the given order.

    X: f[n, d] inputs
    y: [n] labels, 0/1 or booleans
    epochs: passes over the rows at most; stops after a pass without a mistake

    Returns w f[d], b, and the number of mistakes in each pass that was made.
    """
    raise NotImplementedError
