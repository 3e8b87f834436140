def bootstrap_means(x, n, rng):
    draws = rng.integers(len(x), size=(n, len(x)))
    return tuple(float(x[row].mean()) for row in draws)
