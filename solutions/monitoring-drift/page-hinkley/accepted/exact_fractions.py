"""exact fractions since the last alarm"""

from fractions import Fraction


class Detector:
    def __init__(self, delta, threshold, direction="up"):
        if direction == "up":
            self.signs = [1]
        elif direction == "down":
            self.signs = [-1]
        elif direction == "both":
            self.signs = [1, -1]
        else:
            raise ValueError("direction")
        self.delta, self.threshold = Fraction(delta), Fraction(threshold)
        self.n, self.total, self.state = 0, Fraction(0), {}

    def update(self, x):
        x = Fraction(float(x))
        self.n += 1
        self.total += x
        loud = []
        for sign in self.signs:
            now, low = self.state.get(sign, (Fraction(0), Fraction(0)))
            now += sign * (x - self.total / self.n) - self.delta
            low = min(low, now)
            self.state[sign] = now, low
            loud.append(now - low > self.threshold)
        if any(loud):
            self.n, self.total, self.state = 0, Fraction(0), {}
        return any(loud)
