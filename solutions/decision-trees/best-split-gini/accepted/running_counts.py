"""one sweep per column with two dictionaries of weights, in plain Python"""

from collections import defaultdict


def weighted_gini(counts):
    total = sum(counts.values())
    return total - sum(c * c for c in counts.values()) / total


def best_split(X, y, w=None, min_leaf=1):
    rows = [[float(v) for v in row] for row in X]
    labels = [int(label) for label in y]
    n = len(rows)
    weights = [1.0] * n if w is None else [float(v) for v in w]
    total = sum(weights)
    best, top = None, 0.0
    for j in range(len(rows[0])):
        order = sorted(range(n), key=lambda i: rows[i][j])
        left, right = defaultdict(float), defaultdict(float)
        for i in range(n):
            right[labels[i]] += weights[i]
        parent = weighted_gini(right)
        for position, (i, following) in enumerate(zip(order, order[1:]), start=1):
            left[labels[i]] += weights[i]
            right[labels[i]] -= weights[i]
            low, high = rows[i][j], rows[following][j]
            if low == high or position < min_leaf or n - position < min_leaf:
                continue
            gain = (parent - weighted_gini(left) - weighted_gini(right)) / total
            if gain >= 1e-9 and (best is None or gain - top >= 1e-9):
                thr = low + (high - low) / 2
                best, top = [j, thr if thr < high else low, gain], gain
    return best
