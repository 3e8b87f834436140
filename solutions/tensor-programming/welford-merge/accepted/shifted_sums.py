"""sums and sums of squares of the deviations from the first number"""

import numpy as np


class Moments:
    def __init__(self):
        self.n = 0
        self.origin = np.float64(0)
        self.first = self.second = np.float64(0)

    @property
    def mean(self):
        return self.origin + self.first / self.n if self.n else np.nan

    def push(self, x):
        x = np.float64(x)
        if self.n == 0:
            self.origin = x
        self.n += 1
        self.first += x - self.origin
        self.second += (x - self.origin) ** 2

    def merge(self, other):
        both = Moments()
        both.n, both.origin = self.n + other.n, self.origin if self.n else other.origin
        for part in (self, other):
            if part.n:
                gap = part.origin - both.origin
                both.first = both.first + part.first + part.n * gap
                both.second = both.second + part.second + 2 * gap * part.first + part.n * gap * gap
        return both

    def variance(self, ddof=0):
        if self.n <= ddof:
            return np.nan
        return np.maximum(self.second - self.first**2 / self.n, 0.0) / (self.n - ddof)
