def bootstrap_means(x, n, rng):
    rng.integers(len(x), size=(n, len(x)))
    return float(x.mean())
