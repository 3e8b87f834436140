"""keeps all numbers in a list"""

import math


class Moments:
    def __init__(self, values=()):
        self.values = list(values)

    @property
    def n(self):
        return len(self.values)

    @property
    def mean(self):
        return math.fsum(self.values) / self.n if self.values else math.nan

    def push(self, x):
        self.values.append(float(x))

    def merge(self, other):
        return Moments(self.values + other.values)

    def variance(self, ddof=0):
        if self.n <= ddof:
            return math.nan
        mean = self.mean
        return math.fsum((x - mean) ** 2 for x in self.values) / (self.n - ddof)
