"""plain sums of x, y, x² and xy, but exact: rational numbers do not cancel"""

from fractions import Fraction


class OnlineOLS:
    def __init__(self):
        self.sums = [Fraction(0)] * 5

    def update(self, x, y):
        x, y = Fraction(float(x)), Fraction(float(y))
        self.sums = [a + b for a, b in zip(self.sums, (1, x, y, x * x, x * y))]

    def merge(self, other):
        self.sums = [a + b for a, b in zip(self.sums, other.sums)]

    def _line(self):
        n, sx, sy, sxx, sxy = self.sums
        spread = n * sxx - sx * sx
        if spread == 0:
            return float("nan"), float("nan")
        slope = (n * sxy - sx * sy) / spread
        return float(slope), float((sy - slope * sx) / n)

    def slope(self):
        return self._line()[0]

    def intercept(self):
        return self._line()[1]
