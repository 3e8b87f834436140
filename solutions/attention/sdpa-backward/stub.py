import numpy as np


def sdpa_backward(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, g: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Backward pass of softmax(q @ k.T / sqrt(D)) @ v, without mask.

    q: (..., Lq, D), k: (..., Lk, D), v: (..., Lk, Dv), g: (..., Lq, Dv), the gradient of the output.
    Returns dq, dk, dv with the shapes of q, k, v.
    """
    raise NotImplementedError
