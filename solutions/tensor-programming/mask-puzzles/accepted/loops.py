"""plain loops over lists"""

from itertools import groupby


def lower_triangle(n):
    import numpy as np

    return np.reshape([column <= row for row in range(n) for column in range(n)], (n, n))


def diagonal(x):
    return [x[i][i] for i in range(min(x.shape))]


def run_lengths(x):
    runs = [list(run) for _, run in groupby(x.tolist())]
    return [run[0] for run in runs], [len(run) for run in runs]


def segment_ids(lengths):
    return [i for i, length in enumerate(lengths) for _ in range(int(length))]


def sequence_mask(lengths, width):
    import numpy as np

    out = np.zeros((len(lengths), width), dtype=bool)
    for row, length in zip(out, lengths):
        row[: int(length)] = True
    return out


def one_hot(ids, n):
    import numpy as np

    out = np.zeros((len(ids), n))
    for row, i in zip(out, ids.tolist()):
        if 0 <= i < n:
            row[i] = 1
    return out


def interval_mask(starts, ends, n):
    import numpy as np

    out = np.zeros((len(starts), n), dtype=bool)
    for row, start, end in zip(out, starts.tolist(), ends.tolist()):
        row[max(start, 0) : max(end, 0)] = True
    return out


def ring_shift(x, k):
    out = x.copy()
    for i, value in enumerate(x):
        out[(i + k) % len(x)] = value
    return out
