import numpy as np


def fit(X: np.ndarray, y: np.ndarray, C: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fit multinomial logistic regression to X, shape (n, d), and labels y, shape (n,), integers or text.

    Returns the K classes in ascending order, the weights W, shape (K, d), and the intercepts b, shape (K,),
    centred on zero.
    """
    raise NotImplementedError
