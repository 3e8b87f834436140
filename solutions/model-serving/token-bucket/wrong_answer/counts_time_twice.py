"""follows the clock back and counts that time a second time"""

import math


class Bucket:
    def __init__(self, rate, burst, clock):
        self.rate, self.burst, self.clock = rate, burst, clock
        self.tokens, self.latest = float(burst), clock()

    def _refill(self):
        now = self.clock()
        self.tokens = min(self.burst, self.tokens + self.rate * max(0, now - self.latest))
        self.latest = now

    def allow(self, cost=1):
        self._refill()
        if self.tokens + 1e-9 < cost:
            return False
        self.tokens = max(0.0, self.tokens - cost)
        return True

    def wait(self, cost=1):
        self._refill()
        if self.tokens + 1e-9 >= cost:
            return 0.0
        if cost > self.burst or self.rate == 0:
            return math.inf
        return (cost - self.tokens) / self.rate
