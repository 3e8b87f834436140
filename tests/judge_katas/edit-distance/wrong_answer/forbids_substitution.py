"""counts a substitution as two steps"""


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        previous, row = row, [i]
        for j, y in enumerate(b, start=1):
            row.append(previous[j - 1] if x == y else 1 + min(previous[j], row[-1]))
    return row[-1]
