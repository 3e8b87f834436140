"""replays all rows in the order in which they became known, between the events"""


def bitemporal_asof(events, rows):
    out = [None] * len(events)
    arriving = sorted(range(len(rows)), key=lambda i: rows[i][2])
    state, done = {}, 0
    for i in sorted(range(len(events)), key=lambda i: events[i][1]):
        entity, t = events[i]
        while done < len(arriving) and rows[arriving[done]][2] <= t:
            owner, moment, _, value = rows[arriving[done]]
            state.setdefault(owner, {})[moment] = value
            done += 1
        moments = [m for m, value in state.get(entity, {}).items() if m <= t and value is not None]
        out[i] = state[entity][max(moments)] if moments else None
    return out
