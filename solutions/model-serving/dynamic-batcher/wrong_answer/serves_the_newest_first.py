"""serves the newest of those that wait first"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    t = np.asarray(arrivals, dtype=float)
    left = list(np.argsort(t, kind="stable"))
    finish, free = np.empty(len(t)), -np.inf
    while left:
        ready = t[left[0]] + max_wait
        if len(left) >= max_batch:
            ready = min(ready, t[left[max_batch - 1]])
        start = max(free, ready)
        here = [i for i in left if t[i] <= start]
        batch = here[-max_batch:]
        free = start + service[len(batch) - 1]
        finish[batch] = free
        left = [i for i in left if i not in set(batch)]
    return finish
