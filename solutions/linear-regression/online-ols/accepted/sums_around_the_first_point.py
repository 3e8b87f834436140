"""plain sums around the first point seen; a merge moves the other's sums to that point"""

import numpy as np


class OnlineOLS:
    def __init__(self):
        self.origin = None
        self.sums = np.zeros(5)

    def update(self, x, y):
        point = np.array([x, y], dtype=np.float64)
        if self.origin is None:
            self.origin = point
        dx, dy = point - self.origin
        self.sums = self.sums + [1.0, dx, dy, dx * dx, dx * dy]

    def merge(self, other):
        if other.origin is None:
            return
        if self.origin is None:
            self.origin = other.origin
        dx, dy = other.origin - self.origin
        n, sx, sy, sxx, sxy = other.sums
        self.sums = self.sums + [
            n,
            sx + n * dx,
            sy + n * dy,
            sxx + 2 * dx * sx + n * dx * dx,
            sxy + dx * sy + dy * sx + n * dx * dy,
        ]

    def slope(self):
        n, sx, sy, sxx, sxy = self.sums
        if n == 0 or sxx * n == sx * sx:
            return np.nan
        return (sxy - sx * sy / n) / (sxx - sx * sx / n)

    def intercept(self):
        if self.origin is None:
            return np.nan
        n, sx, sy, _, _ = self.sums
        return self.origin[1] + sy / n - self.slope() * (self.origin[0] + sx / n)
