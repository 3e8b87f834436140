import numpy as np


def temper(Z: np.ndarray, T: float) -> np.ndarray:
    """Return the softmax of Z / T along the last axis, in the shape of Z. Raises ValueError unless T > 0."""
    raise NotImplementedError


def gumbel_argmax(Z: np.ndarray, size: int, rng: np.random.Generator) -> np.ndarray:
    """Draw from the softmax of logits Z, shape (..., K), by the Gumbel-max trick.

    Returns integers 0..K-1 of shape (size, ...): independent draws for every slice along the last axis.
    """
    raise NotImplementedError
