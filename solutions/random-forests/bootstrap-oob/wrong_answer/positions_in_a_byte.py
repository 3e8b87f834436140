"""stores positions in a byte, which ends at 255"""

import numpy as np


def bootstrap(n: int, B: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    idx = rng.integers(n, size=(B, n)).astype(np.uint8)
    oob = np.ones((B, n), dtype=bool)
    oob[np.arange(B)[:, None], idx] = False
    return idx, oob

