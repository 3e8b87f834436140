"""takes buckets of equal width, coarse for small values"""

import math
from collections import Counter


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.width = alpha, alpha
        self.buckets = Counter()

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("negative")
        self.buckets[math.ceil(x / self.width)] += count

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
                return max(0.0, (i - 0.5) * self.width)

    def size(self):
        return len(self.buckets)
