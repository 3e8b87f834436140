"""keeps every second value whenever it is full, which misses what alternates"""

import math


class Sketch:
    def __init__(self, eps):
        self.room, self.stride, self.n, self.kept = int(4 / eps), 1, 0, []

    def insert(self, x):
        if self.n % self.stride == 0:
            self.kept.append(float(x))
        self.n += 1
        if len(self.kept) >= self.room:
            self.kept = self.kept[::2]
            self.stride *= 2

    def query(self, q):
        ordered = sorted(self.kept)
        return ordered[max(1, math.ceil(q * len(ordered))) - 1] if ordered else math.nan

    def size(self):
        return len(self.kept)
