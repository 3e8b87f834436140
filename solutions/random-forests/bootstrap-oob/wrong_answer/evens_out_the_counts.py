"""deals every position out equally often over all samples, so they depend on each other"""

import numpy as np


def bootstrap(n: int, B: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    idx = rng.permutation(np.tile(np.arange(n), B)).reshape(B, n)
    oob = np.ones((B, n), dtype=bool)
    oob[np.arange(B)[:, None], idx] = False
    return idx, oob

