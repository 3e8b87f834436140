"""averages over the resamples"""


def bootstrap_means(x, n, rng):
    means = x[rng.integers(len(x), size=(n, len(x)))].mean(axis=0) if n else x[:0]
    return means
