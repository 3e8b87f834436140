"""keeps every point and fits again when asked, so its memory grows with the stream"""

import numpy as np


class OnlineOLS:
    def __init__(self):
        self.xs = []
        self.ys = []

    def update(self, x, y):
        self.xs.append(float(x))
        self.ys.append(float(y))

    def merge(self, other):
        self.xs.extend(other.xs)
        self.ys.extend(other.ys)

    def slope(self):
        if len(set(self.xs)) < 2:
            return float("nan")
        dx = np.array(self.xs) - np.mean(self.xs)
        return float(dx @ (np.array(self.ys) - np.mean(self.ys)) / (dx @ dx))

    def intercept(self):
        if not self.xs:
            return float("nan")
        return float(np.mean(self.ys) - self.slope() * np.mean(self.xs))
