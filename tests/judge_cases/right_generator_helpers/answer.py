def rows(a, b):
    row = list(range(len(b) + 1))
    yield row
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
        yield row


def edit_distance(a, b):
    *_, last = rows(a, b)
    match last:
        case [*_, distance]:
            return distance
