"""multiplies deviations from the old means, which counts each new point too much"""

import math


class OnlineOLS:
    def __init__(self):
        self.n = 0
        self.mx = 0.0
        self.my = 0.0
        self.sxx = 0.0
        self.sxy = 0.0

    def update(self, x, y):
        x, y = float(x), float(y)
        self.n += 1
        dx, dy = x - self.mx, y - self.my
        if self.n > 1:
            self.sxx += dx * dx
            self.sxy += dx * dy
        self.mx += dx / self.n
        self.my += dy / self.n

    def merge(self, other):
        n = self.n + other.n
        if n == 0:
            return
        dx = other.mx - self.mx
        dy = other.my - self.my
        weight = self.n * other.n / n
        self.sxx += other.sxx + weight * dx * dx
        self.sxy += other.sxy + weight * dx * dy
        self.mx += dx * other.n / n
        self.my += dy * other.n / n
        self.n = n

    def slope(self):
        if self.sxx == 0.0:
            return math.nan
        return self.sxy / self.sxx

    def intercept(self):
        return self.my - self.slope() * self.mx
