"""joins the lowest buckets when there are more than two thousand, and loses their error bound"""

import math


class Sketch:
    MOST = 2048

    def __init__(self, alpha=0.01):
        self.alpha, self.gamma = alpha, (1 + alpha) / (1 - alpha)
        self.zeros, self.buckets = 0, {}

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("a latency is not negative")
        if x == 0:
            self.zeros += count
        else:
            self._put(math.ceil(math.log(x) / math.log(self.gamma)), count)

    def _put(self, i, count):
        self.buckets[i] = self.buckets.get(i, 0) + count
        if len(self.buckets) > self.MOST:
            lowest = min(self.buckets)
            count = self.buckets.pop(lowest)
            self.buckets[min(self.buckets)] += count

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError("the sketches differ in alpha")
        self.zeros += other.zeros
        for i, count in list(other.buckets.items()):
            self._put(i, count)

    def quantile(self, q):
        n = self.zeros + sum(self.buckets.values())
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
