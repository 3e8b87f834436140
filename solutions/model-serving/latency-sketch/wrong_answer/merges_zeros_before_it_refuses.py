"""takes the zeros over before it refuses a sketch of another alpha"""

import math
from collections import Counter


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.gamma = alpha, (1 + alpha) / (1 - alpha)
        self.zeros, self.buckets = 0, Counter()

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("a latency is not negative")
        if x == 0:
            self.zeros += count
        else:
            self.buckets[math.ceil(math.log(x) / math.log(self.gamma))] += count

    def merge(self, other):
        self.zeros += other.zeros
        if other.alpha != self.alpha:
            raise ValueError("the buckets differ")
        self.buckets = self.buckets + other.buckets

    def quantile(self, q):
        n = self.zeros + self.buckets.total()
        if n == 0:
            return math.nan
        left = math.floor(q * (n - 1)) - self.zeros
        if left < 0:
            return 0.0
        for i, count in sorted(self.buckets.items()):
            left -= count
            if left < 0:
                return 2 * self.gamma**i / (self.gamma + 1)

    def size(self):
        return len(self.buckets) + (self.zeros > 0)
