"""pure Python: lists of ints, dealt from a list of rows, sets for the difference"""


def kfold(n, k, shuffle=False, rng=None):
    if k not in range(2, n + 1):
        raise ValueError("k out of range")
    rows = list(range(n))
    if shuffle:
        rows = [int(row) for row in rng.choice(n, size=n, replace=False)]
    small, extra = divmod(n, k)
    folds = []
    for i in range(k):
        begin = i * small + min(i, extra)
        test = set(rows[begin : begin + small + (i < extra)])
        folds.append(([row for row in range(n) if row not in test], sorted(test)))
    return folds
