"""absolute bounds of each rank, shifted at every insert"""

from bisect import bisect_left
from math import ceil, inf, nan


class Sketch:
    def __init__(self, eps):
        self.eps, self.n = eps, 0
        self.v, self.low, self.high = [], [], []

    def insert(self, x):
        x, p = float(x), bisect_left(self.v, float(x))
        self.n += 1
        low = self.low[p - 1] + 1 if p else 1
        high = self.n if p == len(self.v) else self.high[p]
        if p == 0:
            high = 1
        if p == len(self.v):
            low = self.n
        for j in range(p, len(self.v)):
            self.low[j] += 1
            self.high[j] += 1
        self.v.insert(p, x)
        self.low.insert(p, low)
        self.high.insert(p, high)
        if self.n % (int(0.5 / self.eps) + 1) == 0:
            self._prune()

    def _prune(self):
        room = int(2 * self.eps * self.n)
        v, low, high = [self.v[0]], [self.low[0]], [self.high[0]]
        for j in range(1, len(self.v)):
            if len(v) > 1 and self.high[j] - low[-2] <= room:
                v.pop(), low.pop(), high.pop()
            v.append(self.v[j])
            low.append(self.low[j])
            high.append(self.high[j])
        self.v, self.low, self.high = v, low, high

    def query(self, q):
        r = max(1, ceil(q * self.n))
        found = (inf, nan)
        for x, low, high in zip(self.v, self.low, self.high):
            found = min(found, (max(r - low, high - r), x))
        return found[1]

    def size(self):
        return len(self.v)
