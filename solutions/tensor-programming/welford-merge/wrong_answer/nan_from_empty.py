"""begins with a mean of NaN, which a merge carries on"""

import math


class Moments:
    def __init__(self):
        self.n, self.center, self.squares = 0, 0.0, 0.0

    @property
    def mean(self):
        return self.center if self.n else math.nan

    def push(self, x):
        x = float(x)
        self.n += 1
        delta = x - self.center
        self.center += delta / self.n
        self.squares += delta * (x - self.center)

    def merge(self, other):
        both = Moments()
        both.n = self.n + other.n
        if both.n:
            delta = other.mean - self.mean
            both.center = self.mean + delta * other.n / both.n
            both.squares = self.squares + other.squares + delta * delta * self.n * other.n / both.n
        return both

    def variance(self, ddof=0):
        return self.squares / (self.n - ddof) if self.n > ddof else math.nan
