"""takes log(1 + x), which has no relative error for small values"""

import math
from collections import Counter


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.step = alpha, math.log((1 + alpha) / (1 - alpha))
        self.buckets = Counter()

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("negative")
        self.buckets[math.ceil(math.log1p(x) / self.step)] += count

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError("alpha")
        self.buckets.update(dict(other.buckets))

    def quantile(self, q):
        n = self.buckets.total()
        if n == 0:
            return math.nan
        index, passed = math.floor(q * (n - 1)), 0
        for i in sorted(self.buckets):
            passed += self.buckets[i]
            if passed > index:
                return max(0.0, math.exp(i * self.step) * (1 - self.alpha) - 1)

    def size(self):
        return len(self.buckets)
