import numpy as np


def early_stop(v: np.ndarray, patience: int, min_delta: float = 0.0, mode: str = "min") -> tuple[int, int]:
    """Return the epoch at which training stops and the epoch of the last improvement, or -1.

    v: validation values [t]; patience: poor epochs in a row that end the training, at least 1;
    min_delta: at least 0; mode: "min" or "max"
    """
    raise NotImplementedError
