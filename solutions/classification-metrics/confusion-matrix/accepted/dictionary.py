"""pairs counted in a dictionary, in plain Python"""

from collections import Counter


def confusion(y, p, labels=None, normalize=None):
    pairs = Counter(zip(y.tolist(), p.tolist()))
    names = sorted(set(y.tolist()) | set(p.tolist())) if labels is None else list(labels)
    C = [[pairs[truth, guess] for guess in names] for truth in names]
    rows = [sum(row) for row in C]
    columns = [sum(column) for column in zip(*C)]

    def base(i, j):
        return {None: 1, "true": rows[i], "pred": columns[j], "all": sum(rows)}[normalize] or 1

    return [[C[i][j] / base(i, j) for j in range(len(names))] for i in range(len(names))]
