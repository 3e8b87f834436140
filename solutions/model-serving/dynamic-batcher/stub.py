from collections.abc import Sequence

import numpy as np


def finish_times(
    arrivals: Sequence[float], max_batch: int, max_wait: float, service: Sequence[float]
) -> np.ndarray:
    """Return when each request finishes, if one worker serves them in batches: float64 [N].

    arrivals: N times in any order; max_batch: the most requests in a batch
    max_wait: how long the oldest waiting request waits for company
    service: service[n - 1] is how long a batch of n runs
    """
    raise NotImplementedError
