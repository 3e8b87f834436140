"""divides by the spread of y, which is the slope of x on y"""

import math


class OnlineOLS:
    def __init__(self):
        self.n = 0
        self.mx = 0.0
        self.my = 0.0
        self.sxx = 0.0
        self.syy = 0.0
        self.sxy = 0.0

    def update(self, x, y):
        x, y = float(x), float(y)
        self.n += 1
        dx = x - self.mx
        self.mx += dx / self.n
        dy = y - self.my
        self.my += dy / self.n
        self.sxx += dx * (x - self.mx)
        self.syy += dy * (y - self.my)
        self.sxy += dx * (y - self.my)

    def merge(self, other):
        n = self.n + other.n
        if n == 0:
            return
        dx = other.mx - self.mx
        dy = other.my - self.my
        weight = self.n * other.n / n
        self.sxx += other.sxx + weight * dx * dx
        self.syy += other.syy + weight * dy * dy
        self.sxy += other.sxy + weight * dx * dy
        self.mx += dx * other.n / n
        self.my += dy * other.n / n
        self.n = n

    def slope(self):
        if self.sxx == 0.0 or self.syy == 0.0:
            return math.nan
        return self.sxy / self.syy

    def intercept(self):
        return self.my - self.slope() * self.mx
