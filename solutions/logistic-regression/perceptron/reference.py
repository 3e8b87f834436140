import numpy as np


def perceptron(X: np.ndarray, y: np.ndarray, epochs: int) -> tuple[np.ndarray, float, list[int]]:
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, sign in zip(X, np.where(y, 1.0, -1.0)):
            if sign * (x @ w + b) <= 0:  # a score of zero names no class
                w, b, wrong = w + sign * x, b + sign, wrong + 1
        mistakes.append(wrong)
        if not wrong:
            break
    return w, b, mistakes
