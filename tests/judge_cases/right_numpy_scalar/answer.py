import numpy as np


def edit_distance(a, b):
    row = np.arange(len(b) + 1)
    for i, x in enumerate(a, start=1):
        change = row[:-1] + np.array([x != y for y in b], dtype=int)
        best = np.minimum(row[1:] + 1, change)
        new = [i]
        for value in best:
            new.append(min(int(value), new[-1] + 1))
        row = np.array(new)
    return np.int32(row[-1])
