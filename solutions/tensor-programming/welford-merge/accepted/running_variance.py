"""keeps the mean and the population variance themselves"""

import math


class Moments:
    def __init__(self):
        self.n = 0
        self.mean = math.nan
        self.spread = math.nan

    def push(self, x):
        one = Moments()
        one.n, one.mean, one.spread = 1, float(x), 0.0
        both = self.merge(one)
        self.n, self.mean, self.spread = both.n, both.mean, both.spread

    def merge(self, other):
        both = Moments()
        if other.n == 0 or self.n == 0:
            full = self if self.n else other
            both.n, both.mean, both.spread = full.n, full.mean, full.spread
            return both
        both.n = self.n + other.n
        a, b = self.n / both.n, other.n / both.n
        gap = other.mean - self.mean
        both.mean = self.mean + b * gap
        both.spread = a * self.spread + b * other.spread + a * b * gap * gap
        return both

    def variance(self, ddof=0):
        return self.spread * self.n / (self.n - ddof) if self.n > ddof else math.nan
