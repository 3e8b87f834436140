"""keeps sums of x, y, x² and xy, whose differences cancel when x lies far from zero"""

import math


class OnlineOLS:
    def __init__(self):
        self.n = 0
        self.sx = self.sy = self.sxx = self.sxy = 0.0

    def update(self, x, y):
        x, y = float(x), float(y)
        self.n += 1
        self.sx += x
        self.sy += y
        self.sxx += x * x
        self.sxy += x * y

    def merge(self, other):
        self.n += other.n
        self.sx += other.sx
        self.sy += other.sy
        self.sxx += other.sxx
        self.sxy += other.sxy

    def slope(self):
        spread = self.n * self.sxx - self.sx**2
        if self.n < 2 or spread == 0:
            return math.nan
        return (self.n * self.sxy - self.sx * self.sy) / spread

    def intercept(self):
        if self.n < 2:
            return math.nan
        return (self.sy - self.slope() * self.sx) / self.n
