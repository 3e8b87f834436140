"""Welford's update for a point and a merge of its own, with slots"""

import math


class OnlineOLS:
    __slots__ = ("mx", "my", "n", "sxx", "sxy")

    def __init__(self):
        self.n, self.mx, self.my, self.sxx, self.sxy = 0, 0.0, 0.0, 0.0, 0.0

    def update(self, x, y):
        x, y = float(x), float(y)
        self.n += 1
        dx = x - self.mx
        self.mx += dx / self.n
        self.my += (y - self.my) / self.n
        self.sxx += dx * (x - self.mx)
        self.sxy += dx * (y - self.my)

    def merge(self, other):
        n = self.n + other.n
        if not n:
            return
        dx, dy = other.mx - self.mx, other.my - self.my
        self.sxx += other.sxx + dx * dx * self.n * other.n / n
        self.sxy += other.sxy + dx * dy * self.n * other.n / n
        self.mx = (self.n * self.mx + other.n * other.mx) / n if self.n else other.mx
        self.my = (self.n * self.my + other.n * other.my) / n if self.n else other.my
        self.n = n

    def slope(self):
        if self.sxx <= 0.0:
            return math.nan
        return self.sxy / self.sxx

    def intercept(self):
        return self.my - self.mx * self.slope()
