import numpy as np


def warmup_cosine(step: np.ndarray, total: int, warmup: int, peak: float, floor: float = 0.0) -> np.ndarray:
    """Return the learning rate of each step, f[...]. step: ints [...], counted from 0."""
    raise NotImplementedError
