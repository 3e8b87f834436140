import numpy as np


def bootstrap(n: int, B: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return (idx, oob): B bootstrap samples of n positions, and who is missing from each.

    idx: i[B, n], positions 0..n-1 drawn with replacement
    oob: bool [B, n], true where position i does not occur in idx[b]
    """
    raise NotImplementedError
