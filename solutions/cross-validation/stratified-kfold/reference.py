import numpy as np


def stratified(y: np.ndarray, k: int, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError(f"k must be between 2 and the number of rows, {n}; got {k}")
    shuffled = rng.permutation(n)
    by_class = shuffled[np.argsort(np.asarray(y)[shuffled])]  # class after class, each in random order
    # Dealt like cards and never restarted: the class counts come out level, and so do the fold sizes.
    tests = [np.sort(by_class[fold::k]) for fold in range(k)]
    return [(np.setdiff1d(by_class, test), test) for test in tests]
