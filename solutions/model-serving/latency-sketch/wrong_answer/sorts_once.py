"""sorts the buckets at the first question and never again"""

import math
from functools import cached_property


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.gamma = alpha, (1 + alpha) / (1 - alpha)
        self.zeros, self.buckets = 0, {}

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("a latency is not negative")
        if x == 0:
            self.zeros += count
        else:
            i = math.ceil(math.log(x) / math.log(self.gamma))
            self.buckets[i] = self.buckets.get(i, 0) + count

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError("the sketches differ in alpha")
        self.zeros += other.zeros
        for i, count in list(other.buckets.items()):
            self.buckets[i] = self.buckets.get(i, 0) + count

    @cached_property
    def order(self):
        return sorted(self.buckets)

    def quantile(self, q):
        n = self.zeros + sum(self.buckets.values())
        if n == 0:
            return math.nan
        left = math.floor(q * (n - 1)) - self.zeros
        if left < 0:
            return 0.0
        for i in self.order:
            left -= self.buckets[i]
            if left < 0:
                break
        return 2 * self.gamma**i / (self.gamma + 1) if self.order else 0.0

    def size(self):
        return len(self.buckets) + (self.zeros > 0)
