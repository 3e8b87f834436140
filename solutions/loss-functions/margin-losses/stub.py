import numpy as np


def margin_loss(m: np.ndarray, kind: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the loss of each margin and its derivative in the margin.

    m: f[n] margins, label (-1 or 1) times score
    kind: "zero-one", "hinge", "squared-hinge", "logistic" (in bits) or "exponential"

    Returns f[n] and f[n]. Raises ValueError for another kind.
    """
    raise NotImplementedError
