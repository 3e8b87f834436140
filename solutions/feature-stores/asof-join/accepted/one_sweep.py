"""sweeps once over events and rows in order of time, keeping the present value of each entity"""


def asof_join(events, rows, ttl=None, inclusive=True):
    rank_of_event = 1 if inclusive else -1
    queue = [(ts, 0, i) for i, (_, ts, _) in enumerate(rows)]
    queue += [(ts, rank_of_event, i) for i, (_, ts) in enumerate(events)]
    present, out = {}, [None] * len(events)
    for ts, kind, i in sorted(queue):
        if kind == 0:
            present[rows[i][0]] = rows[i][1:]
        elif events[i][0] in present:
            when, value = present[events[i][0]]
            if ttl is None or ts - when <= ttl:
                out[i] = value
    return out
