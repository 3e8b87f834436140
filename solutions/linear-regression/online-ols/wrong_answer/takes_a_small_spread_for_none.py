"""takes a variance of x below 1e-24 for none, though the points differ"""

import math


class OnlineOLS:
    def __init__(self):
        self.n = 0
        self.x_mean = self.y_mean = self.sxx = self.sxy = 0.0

    def update(self, x, y):
        x, y = float(x), float(y)
        self.n += 1
        dx = x - self.x_mean
        self.x_mean += dx / self.n
        self.y_mean += (y - self.y_mean) / self.n
        self.sxx += dx * (x - self.x_mean)
        self.sxy += dx * (y - self.y_mean)

    def merge(self, other):
        n = self.n + other.n
        if other.n == 0:
            return
        dx, dy = other.x_mean - self.x_mean, other.y_mean - self.y_mean
        self.sxx += other.sxx + dx * dx * self.n * other.n / n
        self.sxy += other.sxy + dx * dy * self.n * other.n / n
        self.x_mean += dx * other.n / n
        self.y_mean += dy * other.n / n
        self.n = n

    def slope(self):
        if self.n == 0 or self.sxx / self.n < 1e-24:
            return math.nan
        return self.sxy / self.sxx

    def intercept(self):
        return self.y_mean - self.slope() * self.x_mean
