"""spreads all operands over all letters, multiplies and sums at the end"""

import numpy as np


def mini_einsum(spec, *arrays):
    inputs, arrow, output = spec.replace(" ", "").partition("->")
    names = inputs.split(",")
    letters = sorted(set(inputs) - {","})
    if not arrow:
        output = [c for c in letters if inputs.count(c) == 1]
    letters = [*output, *(c for c in letters if c not in output)]
    size = {c: n for name, array in zip(names, arrays) for c, n in zip(name, array.shape)}
    at = dict(zip(letters, np.ogrid[tuple(slice(size[c]) for c in letters)])) if letters else {}
    product = np.ones([size[c] for c in letters])
    for name, array in zip(names, arrays):
        product = product * np.array(array, dtype=float)[tuple(at[c] for c in name)]
    return product.sum(axis=tuple(range(len(output), len(letters))))
