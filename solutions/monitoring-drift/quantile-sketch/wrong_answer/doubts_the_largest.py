"""gives a new largest value a span, as if its rank were not known"""

import math
from bisect import bisect_right


class Sketch:
    def __init__(self, eps):
        self.eps, self.n = eps, 0
        self.values, self.gaps, self.spans = [], [], []

    def insert(self, x):
        place = bisect_right(self.values, x)
        inner = 0 < place
        self.values.insert(place, float(x))
        self.gaps.insert(place, 1)
        self.spans.insert(place, max(0, math.floor(2 * self.eps * self.n) - 1) if inner else 0)
        self.n += 1
        if self.n % max(1, int(1 / (2 * self.eps))) == 0:
            self.compress()

    def compress(self):
        room = math.floor(2 * self.eps * self.n)
        for i in range(len(self.values) - 2, 0, -1):
            if self.gaps[i] + self.gaps[i + 1] + self.spans[i + 1] <= room:
                self.gaps[i + 1] += self.gaps[i]
                del self.values[i], self.gaps[i], self.spans[i]

    def query(self, q):
        rank = max(1, math.ceil(q * self.n))
        best, best_error, low = math.nan, math.inf, 0
        for value, gap, span in zip(self.values, self.gaps, self.spans):
            low += gap
            error = max(rank - low, low + span - rank)
            if error < best_error:
                best, best_error = value, error
        return best

    def size(self):
        return len(self.values)
