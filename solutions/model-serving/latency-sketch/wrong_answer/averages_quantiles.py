"""averages the quantiles of merged sketches, weighted by their counts"""

import math
from collections import Counter


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.gamma = alpha, (1 + alpha) / (1 - alpha)
        self.zeros, self.buckets, self.others = 0, Counter(), []

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("negative")
        if x == 0:
            self.zeros += count
        else:
            self.buckets[math.ceil(math.log(x) / math.log(self.gamma))] += count

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError("alpha")
        copy = Sketch(other.alpha)
        copy.zeros, copy.buckets, copy.others = other.zeros, Counter(other.buckets), list(other.others)
        self.others.append(copy)

    def _count(self):
        return self.zeros + sum(self.buckets.values())

    def quantile(self, q):
        parts = [(part._count(), part._own(q)) for part in (self, *self.others) if part._count()]
        total = sum(n for n, _ in parts)
        return sum(n * value for n, value in parts) / total if total else math.nan

    def _own(self, q):
        index, passed = math.floor(q * (self._count() - 1)), self.zeros
        if index < passed:
            return 0.0
        for i in sorted(self.buckets):
            passed += self.buckets[i]
            if passed > index:
                return 2 * self.gamma**i / (self.gamma + 1)

    def size(self):
        return len({0 for part in (self, *self.others) if part.zeros}) + len(
            {i for part in (self, *self.others) for i in part.buckets}
        )
