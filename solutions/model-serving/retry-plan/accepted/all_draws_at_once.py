"""all draws at once, cut where the running sum passes the deadline"""

import numpy as np


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    if not idempotent:
        return []
    with np.errstate(over="ignore"):
        ceilings = np.minimum(float(cap), float(base) * 2.0 ** np.arange(attempts - 1))
    pauses = np.asarray(rng.random(attempts - 1)) * ceilings
    return pauses[np.cumsum(pauses) <= deadline].tolist()
