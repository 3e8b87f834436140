"""takes all rows once as the first sample"""

import numpy as np


def bootstrap(n: int, B: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    idx = rng.integers(n, size=(B, n))
    idx[:1] = np.arange(n)
    oob = np.ones((B, n), dtype=bool)
    oob[np.arange(B)[:, None], idx] = False
    return idx, oob

