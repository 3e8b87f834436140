"""merges variances as an average weighted by the counts"""

import math


class Moments:
    def __init__(self):
        self.n, self._mean, self._variance = 0, 0.0, 0.0

    @property
    def mean(self):
        return self._mean if self.n else math.nan

    def push(self, x):
        x = float(x)
        self.n += 1
        delta = x - self._mean
        self._mean += delta / self.n
        self._variance += (delta * (x - self._mean) - self._variance) / self.n

    def merge(self, other):
        both = Moments()
        both.n = self.n + other.n
        share = other.n / max(both.n, 1)
        both._mean = self._mean + (other._mean - self._mean) * share
        both._variance = self._variance + (other._variance - self._variance) * share
        return both

    def variance(self, ddof=0):
        return self._variance * self.n / (self.n - ddof) if self.n > ddof else math.nan
