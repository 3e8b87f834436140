"""reads the system's clock in place of the injected one"""

import math
import time


class Bucket:
    def __init__(self, rate, burst, clock):
        self.rate, self.burst = rate, burst
        self.tokens, self.latest = float(burst), time.monotonic()

    def _refill(self):
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + self.rate * (now - self.latest))
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
