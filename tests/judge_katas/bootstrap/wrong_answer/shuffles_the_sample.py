"""shuffles the caller's array"""


def bootstrap_means(x, n, rng):
    draws = rng.integers(len(x), size=(n, len(x)))
    means = x[draws].mean(axis=1)
    x.sort()
    return means
