"""mirrors half of the samples, so they depend on each other"""

import numpy as np


def bootstrap(n: int, B: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    idx = np.concatenate([h := rng.integers(n, size=((B + 1) // 2, n)), n - 1 - h])[:B]
    oob = np.ones((B, n), dtype=bool)
    oob[np.arange(B)[:, None], idx] = False
    return idx, oob

