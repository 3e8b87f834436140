import numpy as np


def ce(
    Z: np.ndarray, y: np.ndarray, weight: np.ndarray | None = None, eps: float = 0.0
) -> tuple[float, np.ndarray]:
    """Return the mean cross-entropy of logits and its gradient.

    Z are logits, shape (n, K); y the classes, integers 0..K-1, shape (n,); weight the class weights, shape (K,);
    eps the amount of label smoothing. Returns the loss and its gradient with respect to Z, shape (n, K).
    """
    raise NotImplementedError
