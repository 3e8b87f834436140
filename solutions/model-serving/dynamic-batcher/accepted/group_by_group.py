"""takes requests one by one into a batch as long as they may still join"""

import numpy as np


def finish_times(arrivals, max_batch, max_wait, service):
    t = np.array(arrivals, dtype=float)
    order = np.lexsort((np.arange(t.size), t))
    out, batch, free = np.full(t.size, np.nan), [], -np.inf

    def start_of(members):
        ready = t[members[0]] + max_wait
        if len(members) == max_batch:
            ready = min(ready, t[members[-1]])
        return max(ready, free)

    for i in order:
        if batch and (len(batch) == max_batch or t[i] > start_of(batch)):
            free = start_of(batch) + service[len(batch) - 1]
            out[batch] = free
            batch = []
        batch.append(i)
    if batch:
        out[batch] = start_of(batch) + service[len(batch) - 1]
    return out
