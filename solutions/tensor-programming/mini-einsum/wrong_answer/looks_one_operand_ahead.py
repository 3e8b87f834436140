"""sums a letter away that the operand after the next one needs"""

import math

import numpy as np


def mini_einsum(spec, *arrays):
    inputs, arrow, output = spec.replace(" ", "").partition("->")
    names = inputs.split(",")
    if not arrow:
        output = "".join(sorted(c for c in set(inputs) - {","} if inputs.count(c) == 1))
    operands = [distinct(name, np.array(array, dtype=float)) for name, array in zip(names, arrays)]
    name, result = operands[0]
    for k, (other, array) in enumerate(operands[1:], start=2):
        needed = set(output).union(*names[k : k + 1])
        name, result = pair(name, result, other, array, needed)
    name, result = keep(name, result, set(output))
    return result.transpose([name.index(c) for c in output])


def distinct(name, array):
    """Take diagonals until every letter occurs once."""
    for c in set(name):
        while name.count(c) > 1:
            first = name.index(c)
            second = name.index(c, first + 1)
            array = np.diagonal(array, axis1=first, axis2=second)  # the diagonal becomes the last axis
            name = name[:first] + name[first + 1 : second] + name[second + 1 :] + c
    return name, array


def keep(name, array, letters):
    """Sum over all letters but those."""
    dropped = tuple(axis for axis, c in enumerate(name) if c not in letters)
    return "".join(c for c in name if c in letters), array.sum(axis=dropped)


def pair(a, x, b, y, needed):
    """Multiply two operands, and sum over the letters that nobody needs any more."""
    a, x = keep(a, x, needed | set(b))
    b, y = keep(b, y, needed | set(a))
    size = dict(zip(a + b, x.shape + y.shape))
    shared = [c for c in a if c in b and c in needed]
    summed = [c for c in a if c not in needed]  # b has them too, or they would be gone
    left, right = [c for c in a if c not in b], [c for c in b if c not in a]

    def three_axes(name, array, *groups):
        shape = [math.prod(size[c] for c in group) for group in groups]
        return array.transpose([name.index(c) for group in groups for c in group]).reshape(shape)

    product = three_axes(a, x, shared, left, summed) @ three_axes(b, y, shared, summed, right)
    letters = shared + left + right
    return "".join(letters), product.reshape([size[c] for c in letters])
