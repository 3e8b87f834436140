import numpy as np


def jac(p: np.ndarray) -> np.ndarray:
    """Return the Jacobian of softmax where its value is p, shape (K,): [i, j] is the slope of p_i in logit j."""
    raise NotImplementedError


def vjp(p: np.ndarray, g: np.ndarray) -> np.ndarray:
    """Pull gradients back through softmax, row by row.

    p, shape (n, K), are the values of softmax; g, shape (n, K), the gradients of a scalar with respect to them.
    Returns its gradients with respect to the logits, shape (n, K).
    """
    raise NotImplementedError
