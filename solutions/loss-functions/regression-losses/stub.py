import numpy as np


def reg_loss(
    y: np.ndarray, p: np.ndarray, kind: str, delta: float = 1.0, tau: float = 0.5
) -> tuple[np.ndarray, np.ndarray]:
    """Return the loss of each prediction and its derivative in the prediction.

    y: f[n] targets; p: f[n] predictions
    kind: "squared", "absolute", "huber", "logcosh" or "pinball"
    delta: threshold of the Huber loss, > 0; tau: level of the pinball loss, in [0, 1]

    Returns f[n] and f[n]. Raises ValueError for another kind.
    """
    raise NotImplementedError
