"""draws from the global generator of numpy"""

import numpy as np


def retry_delays(attempts, base, cap, deadline, rng, idempotent=True):
    delays, total, ceiling = [], 0.0, min(cap, base)
    for _ in range(attempts - 1 if idempotent else 0):
        delay = np.random.random() * ceiling
        total += delay
        if total > deadline:
            break
        delays.append(delay)
        ceiling = min(cap, 2 * ceiling)
    return delays
