"""matmul with batch axes for all letters that both share, in lists of letters"""

import numpy as np


def mini_einsum(spec, *arrays):
    text = "".join(spec.split())
    left, _, out = text.partition("->")
    terms = left.split(",")
    if "->" not in text:
        flat = left.replace(",", "")
        out = "".join(c for c in sorted(set(flat)) if flat.count(c) == 1)
    queue = [simplify(list(term), np.asarray(array).astype(np.float64)) for term, array in zip(terms, arrays)]
    while len(queue) > 1:
        (a, x), (b, y) = queue[:2]
        wanted = set(out) | {c for term, _ in queue[2:] for c in term}
        a, x = total(a, x, wanted | set(b))
        b, y = total(b, y, wanted | set(a))
        both = [c for c in a if c in b and c in wanted]
        inner = [c for c in a if c in b and c not in wanted]
        own_a = [c for c in a if c not in b]
        own_b = [c for c in b if c not in a]
        shape = [x.shape[a.index(c)] for c in both + own_a] + [y.shape[b.index(c)] for c in own_b]
        n_both, n_inner = len(both), int(np.prod([x.shape[a.index(c)] for c in inner], dtype=int))
        x = x.transpose([a.index(c) for c in both + own_a + inner])
        y = y.transpose([b.index(c) for c in both + inner + own_b])
        rows = int(np.prod(x.shape[n_both : n_both + len(own_a)], dtype=int))
        columns = int(np.prod(y.shape[n_both + len(inner) :], dtype=int))
        x = x.reshape(x.shape[:n_both] + (rows, n_inner))
        y = y.reshape(y.shape[:n_both] + (n_inner, columns))
        queue[:2] = [(both + own_a + own_b, np.matmul(x, y).reshape(shape))]
    letters, array = total(*queue[0], set(out))
    return np.ascontiguousarray(array.transpose([letters.index(c) for c in out])).reshape(
        [array.shape[letters.index(c)] for c in out]
    ) * 1.0


def simplify(letters, array):
    for c in sorted(set(letters)):
        axes = [k for k, letter in enumerate(letters) if letter == c]
        if len(axes) > 1:
            array = np.moveaxis(array, axes, range(len(axes)))
            array = array[(np.arange(len(array)),) * len(axes)]
            letters = [c] + [letter for letter in letters if letter != c]
    return letters, array


def total(letters, array, wanted):
    axes = tuple(k for k, c in enumerate(letters) if c not in wanted)
    return [c for c in letters if c in wanted], np.add.reduce(array, axis=axes) if axes else array
