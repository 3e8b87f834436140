"""moves one estimate for each quarter by small steps, which depends on scale and order"""

import math


class Sketch:
    def __init__(self, eps):
        self.eps, self.n, self.marks = eps, 0, []

    def insert(self, x):
        x = float(x)
        self.n += 1
        if len(self.marks) < 5:
            self.marks = sorted([*self.marks, x])
            return
        self.marks[0], self.marks[4] = min(self.marks[0], x), max(self.marks[4], x)
        step = (self.marks[4] - self.marks[0]) / math.sqrt(self.n)
        for k in (1, 2, 3):
            self.marks[k] += step * (k / 4 - (x < self.marks[k]))

    def query(self, q):
        return self.marks[min(round(q * 4), len(self.marks) - 1)] if self.marks else math.nan

    def size(self):
        return len(self.marks)
