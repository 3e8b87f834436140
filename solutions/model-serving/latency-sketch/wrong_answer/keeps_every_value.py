"""keeps every value, so that memory grows without bound"""

import math


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.values = alpha, {}

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("negative")
        self.values[float(x)] = self.values.get(float(x), 0) + count

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError("alpha")
        for x, count in list(other.values.items()):
            self.add(x, count)

    def quantile(self, q):
        n = sum(self.values.values())
        if n == 0:
            return math.nan
        index, passed = math.floor(q * (n - 1)), 0
        for x in sorted(self.values):
            passed += self.values[x]
            if passed > index:
                return x

    def size(self):
        return len(self.values)
