"""never draws the last value"""


def bootstrap_means(x, n, rng):
    return x[rng.integers(max(1, len(x) - 1), size=(n, len(x)))].mean(axis=1)
