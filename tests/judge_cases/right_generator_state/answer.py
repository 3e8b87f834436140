import numpy as np


def bootstrap_means(x, n, rng):
    # A second generator in the same state draws; the caller's is then set to where that one ended.
    twin = np.random.Generator(type(rng.bit_generator)())
    twin.bit_generator.state = rng.bit_generator.state
    means = x[twin.integers(len(x), size=(n, len(x)))].mean(axis=1)
    rng.bit_generator.state = twin.bit_generator.state
    return means
