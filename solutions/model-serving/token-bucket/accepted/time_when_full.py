"""keeps the time at which the bucket would be full, in place of the tokens"""

import math


class Bucket:
    def __init__(self, rate, burst, clock):
        self.rate, self.burst, self.clock = float(rate), float(burst), clock
        self.now = clock()
        self.missing = 0.0

    def _pass_time(self):
        shown = self.clock()
        later = max(self.now, shown)
        self.missing = max(0.0, self.missing - self.rate * (later - self.now))
        self.now = later
        return later - shown

    def allow(self, cost=1):
        self._pass_time()
        after = self.missing + cost
        if after > self.burst + 1e-9:
            return False
        self.missing = min(after, self.burst)
        return True

    def wait(self, cost=1):
        gap = self._pass_time()
        over = self.missing + cost - self.burst
        if over <= 1e-9:
            return 0
        if self.rate == 0 or cost > self.burst + 1e-9:
            return math.inf
        return gap + over / self.rate
