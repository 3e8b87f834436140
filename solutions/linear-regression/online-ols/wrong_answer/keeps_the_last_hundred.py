"""keeps the last hundred points, so a longer stream loses its beginning"""

import math
from collections import deque


class OnlineOLS:
    def __init__(self):
        self.points = deque(maxlen=100)

    def update(self, x, y):
        self.points.append((float(x), float(y)))

    def merge(self, other):
        self.points.extend(other.points)

    def line(self):
        if len({x for x, _ in self.points}) < 2:
            return math.nan, math.nan
        n = len(self.points)
        x_mean = sum(x for x, _ in self.points) / n
        y_mean = sum(y for _, y in self.points) / n
        sxx = sum((x - x_mean) ** 2 for x, _ in self.points)
        sxy = sum((x - x_mean) * (y - y_mean) for x, y in self.points)
        return sxy / sxx, y_mean - sxy / sxx * x_mean

    def slope(self):
        return self.line()[0]

    def intercept(self):
        return self.line()[1]
