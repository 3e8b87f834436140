"""sorts the known rows by both times and walks back over retracted moments"""


def bitemporal_asof(events, rows):
    out = []
    for entity, t in events:
        known = [row for row in rows if row[0] == entity and max(row[1], row[2]) <= t]
        known = sorted(known, key=lambda row: (row[1], row[2]))
        skip, answer = set(), None
        for _, moment, _, value in reversed(known):
            if moment in skip:
                continue
            if value is None:
                skip.add(moment)
                continue
            answer = value
            break
        out.append(answer)
    return out
