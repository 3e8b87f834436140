"""pure Python: ranks the rows, walks the blocks, tests every earlier row on its own"""


def purged(t_start, t_end, k, gap):
    start, end = [float(t) for t in t_start], [float(t) for t in t_end]
    n = len(start)
    if k < 1 or n < k + 1:
        raise ValueError("not enough rows")
    order = sorted(range(n), key=start.__getitem__)
    size = n // (k + 1)
    folds = []
    for back in range(k, 0, -1):
        cut = n - back * size
        test = order[cut : cut + size]
        begin = start[test[0]]
        train = [row for row in order[:cut] if end[row] < begin - gap]
        if not train:
            raise ValueError("empty training set")
        folds.append((sorted(train), sorted(test)))
    return folds
