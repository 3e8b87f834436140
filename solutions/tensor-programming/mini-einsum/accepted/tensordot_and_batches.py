"""one tensordot per index of the shared letters"""

from itertools import product

import numpy as np


def mini_einsum(spec, *arrays):
    source, arrow, target = spec.replace(" ", "").partition("->")
    names = source.split(",")
    if arrow == "":
        letters = source.replace(",", "")
        target = "".join(sorted(letter for letter in set(letters) if letters.count(letter) == 1))
    name, result = prepared(names[0], arrays[0])
    for k in range(1, len(names)):
        other, array = prepared(names[k], arrays[k])
        later = target + "".join(names[k + 1 :])
        name, result = multiplied(name, result, other, array, later)
    for letter in name:
        if letter not in target:
            result = result.sum(axis=name.index(letter))
            name = name.replace(letter, "")
    return np.array(np.transpose(result, [name.index(letter) for letter in target]))


def prepared(name, array):
    array = np.array(array, dtype=np.float64)
    for letter in dict.fromkeys(name):
        while name.count(letter) > 1:
            first, last = name.index(letter), name.rindex(letter)
            array = np.diagonal(array, 0, first, last)
            name = "".join(c for k, c in enumerate(name) if k not in (first, last)) + letter
    return name, array


def multiplied(name, x, other, y, later):
    for letter in name:
        if letter not in later and letter not in other:
            x, name = x.sum(axis=name.index(letter)), name.replace(letter, "")
    for letter in other:
        if letter not in later and letter not in name:
            y, other = y.sum(axis=other.index(letter)), other.replace(letter, "")
    shared = [letter for letter in name if letter in other and letter in later]
    x = np.moveaxis(x, [name.index(letter) for letter in shared], range(len(shared)))
    y = np.moveaxis(y, [other.index(letter) for letter in shared], range(len(shared)))
    a = [letter for letter in name if letter not in shared]
    b = [letter for letter in other if letter not in shared]
    inner = [letter for letter in a if letter in b]
    axes = [a.index(letter) for letter in inner], [b.index(letter) for letter in inner]
    rest = [letter for letter in a + b if letter not in inner]
    sizes = {**dict(zip(a, x.shape[len(shared) :])), **dict(zip(b, y.shape[len(shared) :]))}
    out = np.zeros([*x.shape[: len(shared)], *(sizes[letter] for letter in rest)])
    for at in product(*map(range, x.shape[: len(shared)])):
        out[at] = np.tensordot(x[at], y[at], axes)
    return "".join(shared + rest), out
