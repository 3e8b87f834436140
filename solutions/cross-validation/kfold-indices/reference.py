import numpy as np


def kfold(
    n: int, k: int, shuffle: bool = False, rng: np.random.Generator | None = None
) -> list[tuple[np.ndarray, np.ndarray]]:
    if not 2 <= k <= n:
        raise ValueError(f"k must be between 2 and the number of rows, {n}; got {k}")
    # Shuffled once, before the cut: with a new order for each fold, a row could be tested twice or never.
    rows = rng.permutation(n) if shuffle else np.arange(n)
    # array_split gives the first n % k parts one row more; setdiff1d returns its rows in ascending order.
    return [(np.setdiff1d(rows, test), np.sort(test)) for test in np.array_split(rows, k)]
