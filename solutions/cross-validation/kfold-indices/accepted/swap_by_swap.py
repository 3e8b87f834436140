"""shuffles a list by hand, swap by swap, and slices it"""


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError("need 2 <= k <= n")
    rows = list(range(n))
    if shuffle:
        for i in range(n - 1, 0, -1):
            j = int(rng.integers(i + 1))
            rows[i], rows[j] = rows[j], rows[i]
    folds, start = [], 0
    for fold in range(k):
        stop = start + n // k + (fold < n % k)
        folds.append((sorted(rows[:start] + rows[stop:]), sorted(rows[start:stop])))
        start = stop
    return folds
