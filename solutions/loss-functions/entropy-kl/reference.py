import math

import numpy as np


def ent_xent_kl(p: np.ndarray, q: np.ndarray, base: float = math.e) -> tuple[float, float, float]:
    p, q = np.asarray(p, dtype=np.float64), np.asarray(q, dtype=np.float64)
    p, q = p / p.sum(), q / q.sum()
    seen = p > 0  # what never happens costs nothing, whatever q says of it
    p, q = p[seen], q[seen]
    entropy = -np.sum(p * np.log(p)) / math.log(base)
    if q.min() == 0:
        return float(entropy), math.inf, math.inf
    cross = -np.sum(p * np.log(q)) / math.log(base)
    return float(entropy), float(cross), float(cross - entropy)
