"""a node is a function from a row to its counts; depth is kept while growing"""

from collections import Counter


def spread(labels):
    return len(labels) - sum(c * c for c in Counter(labels).values()) / len(labels)


class Tree:
    def __init__(self, max_depth=None, min_leaf=1):
        self.limit, self.min_leaf = float("inf") if max_depth is None else max_depth, min_leaf

    def fit(self, X, y):
        self.deepest = 0
        self.labels = sorted({int(label) for label in y})
        rows = [([float(v) for v in row], int(label)) for row, label in zip(X, y)]
        self.ask = self.grow(rows, 0)
        return self

    def grow(self, rows, depth):
        self.deepest = max(self.deepest, depth)
        labels = [label for _, label in rows]
        counts = Counter(labels)
        options = []
        if depth < self.limit and len(counts) > 1:
            for j in range(len(rows[0][0])):
                values = sorted({row[j] for row, _ in rows})
                for low, high in zip(values, values[1:]):
                    left = [label for row, label in rows if row[j] <= low]
                    right = [label for row, label in rows if row[j] > low]
                    if min(len(left), len(right)) >= self.min_leaf:
                        options.append(((spread(left) + spread(right)) / len(rows), j, low + (high - low) / 2))
        if not options:
            return lambda row: [counts[label] / len(rows) for label in self.labels]
        lowest = min(options)[0]
        _, j, middle = next(option for option in options if option[0] - lowest < 1e-9)
        left = self.grow([r for r in rows if r[0][j] <= middle], depth + 1)
        right = self.grow([r for r in rows if r[0][j] > middle], depth + 1)
        return lambda row: (left if row[j] <= middle else right)(row)

    def predict_proba(self, X):
        return [self.ask([float(v) for v in row]) for row in X]

    def predict(self, X):
        return [max(zip(p, [-k for k in self.labels]))[1] * -1 for p in self.predict_proba(X)]

    def depth(self):
        return self.deepest
