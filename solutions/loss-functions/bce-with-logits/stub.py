import numpy as np


def bce_logits(z: np.ndarray, y: np.ndarray, pos_weight: float = 1.0) -> tuple[float, np.ndarray]:
    """Return the mean binary cross-entropy of logits, in nats, and its gradient in the logits.

    z: f[n] logits; y: f[n] labels in [0, 1], soft ones included
    pos_weight: factor > 0 on the term of the positive class

    Returns a float and f[n].
    """
    raise NotImplementedError
