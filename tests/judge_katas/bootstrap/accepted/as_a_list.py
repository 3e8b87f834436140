"""In plain Python, with a list returned."""


def bootstrap_means(x, n, rng):
    values = x.tolist()
    draws = rng.integers(0, len(values), size=(n, len(values))).tolist()
    return [sum(values[i] for i in row) / len(values) for row in draws]
