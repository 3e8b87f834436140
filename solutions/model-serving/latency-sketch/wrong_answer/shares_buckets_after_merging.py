"""takes over the dict of the other sketch when it is empty itself"""

import math
from collections import Counter


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.gamma = alpha, (1 + alpha) / (1 - alpha)
        self.zeros, self.buckets = 0, Counter()

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
        self.zeros += other.zeros
        if self.buckets:
            self.buckets.update(dict(other.buckets))
        else:
            self.buckets = other.buckets

    def quantile(self, q):
        n = self.zeros + self.buckets.total()
        if n == 0:
            return math.nan
        index, passed = math.floor(q * (n - 1)), self.zeros
        if index < passed:
            return 0.0
        for i in sorted(self.buckets):
            passed += self.buckets[i]
            if passed > index:
                return 2 * self.gamma**i / (self.gamma + 1)

    def size(self):
        return len(self.buckets) + (self.zeros > 0)
