"""keeps the sum of squares and subtracts the squared mean, which cancels at large offsets"""

import math


class Moments:
    def __init__(self):
        self.n, self.total, self.squares = 0, 0.0, 0.0

    @property
    def mean(self):
        return self.total / self.n if self.n else math.nan

    def push(self, x):
        x = float(x)
        self.n += 1
        self.total += x
        self.squares += x * x

    def merge(self, other):
        both = Moments()
        both.n = self.n + other.n
        both.total = self.total + other.total
        both.squares = self.squares + other.squares
        return both

    def variance(self, ddof=0):
        if self.n <= ddof:
            return math.nan
        return max(self.squares - self.n * self.mean**2, 0.0) / (self.n - ddof)
