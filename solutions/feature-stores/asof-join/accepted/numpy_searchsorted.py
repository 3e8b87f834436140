"""searches the sorted times of each entity by numpy, all its events at once"""

import numpy as np


def asof_join(events, rows, ttl=None, inclusive=True):
    out = [None] * len(events)
    rows_of, events_of = {}, {}
    for entity, ts, value in rows:
        rows_of.setdefault(entity, []).append((ts, value))
    for place, (entity, ts) in enumerate(events):
        events_of.setdefault(entity, []).append((place, ts))
    for entity, asked in events_of.items():
        past = rows_of.get(entity, [])
        times = np.array([float(ts) for ts, _ in past])
        order = np.argsort(times, kind="stable")
        wanted = np.array([float(ts) for _, ts in asked])
        found = np.searchsorted(times[order], wanted, side="right" if inclusive else "left") - 1
        for (place, _), ts, position in zip(asked, wanted, found, strict=True):
            if position >= 0:
                when, value = past[order[position]]
                if ttl is None or ts - float(when) <= ttl:
                    out[place] = value
    return out
