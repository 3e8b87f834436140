"""takes the entities 0 and "" for none"""

from bisect import bisect_left, bisect_right
from collections import defaultdict


def asof_join(events, rows, ttl=None, inclusive=True):
    history = defaultdict(list)
    for entity, ts, value in sorted(rows, key=lambda row: row[1]):  # stable: of equal times the last comes last
        history[entity or None].append((ts, value))
    times = {entity: [ts for ts, _ in past] for entity, past in history.items()}
    search = bisect_right if inclusive else bisect_left
    values = []
    for entity, ts in events:
        count = search(times.get(entity, []), ts)
        found, value = history[entity][count - 1] if count else (ts, None)
        values.append(None if ttl is not None and ts - found > ttl else value)
    return values
