"""gives every row of a shuffled class to the fold with the fewest of that class, then the fewest rows"""

import numpy as np


def stratified(y, k, rng):
    labels = [str(label) for label in y]
    n = len(labels)
    if not 1 < k <= n:
        raise ValueError("k out of range")
    tests = [[] for _ in range(k)]
    for label in sorted(set(labels)):
        rows = [row for row in range(n) if labels[row] == label]
        held = [0] * k
        for row in rng.permutation(rows):
            fold = min(range(k), key=lambda fold: (held[fold], len(tests[fold])))
            held[fold] += 1
            tests[fold].append(int(row))
    everything = set(range(n))
    return [(sorted(everything - set(test)), sorted(test)) for test in tests]
