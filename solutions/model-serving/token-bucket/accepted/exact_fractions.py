"""computes in exact fractions"""

from fractions import Fraction

SLACK = Fraction(1e-9)


class Bucket:
    def __init__(self, rate, burst, clock):
        self.rate, self.burst, self.clock = Fraction(rate), Fraction(burst), clock
        self.level, self.seen = self.burst, Fraction(clock())

    def _level(self):
        now = Fraction(self.clock())
        gained = max(now - self.seen, 0) * self.rate
        self.seen = max(now, self.seen)
        self.level = min(self.level + gained, self.burst)
        return now

    def allow(self, cost=1):
        self._level()
        enough = Fraction(cost) - self.level <= SLACK
        if enough:
            self.level = max(self.level - Fraction(cost), Fraction(0))
        return enough

    def wait(self, cost=1):
        now = self._level()
        short = Fraction(cost) - self.level
        if short <= SLACK:
            return 0.0
        if Fraction(cost) > self.burst + SLACK or not self.rate:
            return float("inf")
        return float(self.seen - now + short / self.rate)
