"""counts a negative value before it refuses it"""

import math


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.gamma = alpha, (1 + alpha) / (1 - alpha)
        self.n, self.zeros, self.buckets = 0, 0, {}

    def add(self, x, count=1):
        self.n += count
        if x < 0:
            raise ValueError("a latency is not negative")
        if x == 0:
            self.zeros += count
            return
        i = math.ceil(math.log(x, self.gamma))
        self.buckets[i] = self.buckets.get(i, 0) + count

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError("the sketches differ in alpha")
        self.n += other.n
        self.zeros += other.zeros
        for i, count in list(other.buckets.items()):
            self.buckets[i] = self.buckets.get(i, 0) + count

    def quantile(self, q):
        if self.n == 0:
            return math.nan
        left = math.floor(q * (self.n - 1)) - self.zeros
        if left < 0 or not self.buckets:
            return 0.0
        for i in sorted(self.buckets):
            left -= self.buckets[i]
            if left < 0:
                break
        return 2 * self.gamma**i / (self.gamma + 1)

    def size(self):
        return len(self.buckets) + bool(self.zeros)
