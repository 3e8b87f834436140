"""takes the first of versions that agree in both times"""

from collections import defaultdict


def bitemporal_asof(events, rows):
    history = defaultdict(list)
    for row in rows:
        history[row[0]].append(row[1:])
    return [_known(history.get(entity, []), t) for entity, t in events]


def _known(history, t):
    newest = {}  # what was known last of each moment: moment -> (known_ts, value)
    for event_ts, known_ts, value in history:
        if event_ts <= t and known_ts <= t and known_ts > newest.get(event_ts, (float("-inf"),))[0]:
            newest[event_ts] = known_ts, value
    standing = [moment for moment, (_, value) in newest.items() if value is not None]
    return newest[max(standing)][1] if standing else None
