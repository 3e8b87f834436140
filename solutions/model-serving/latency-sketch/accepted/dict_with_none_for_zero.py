"""a plain dict whose key for zeros is None, walked from the top"""

from math import ceil, log2


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha, self.held = alpha, {}
        self.gamma = (1 + alpha) / (1 - alpha)

    def add(self, x, count=1):
        if x < 0:
            raise ValueError(x)
        key = ceil(log2(x) / log2(self.gamma)) if x else None
        self.held[key] = self.held.get(key, 0) + count

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError(other.alpha)
        for key, count in list(other.held.items()):
            self.held[key] = self.held.get(key, 0) + count

    def quantile(self, q):
        n = sum(self.held.values())
        if not n:
            return float("nan")
        above = n - 1 - int(q * (n - 1))
        for key in sorted((key for key in self.held if key is not None), reverse=True):
            above -= self.held[key]
            if above < 0:
                return self.gamma**key * (1 - self.alpha)
        return 0.0

    def size(self):
        return len(self.held)
