"""keeps the tokens in the class, one level for all buckets"""

import math


class Bucket:
    state = {}

    def __init__(self, rate, burst, clock):
        self.rate, self.burst, self.clock = rate, burst, clock
        self.state["tokens"], self.latest = float(burst), clock()

    def _refill(self):
        now = self.clock()
        if now > self.latest:
            self.state["tokens"] = min(self.burst, self.state["tokens"] + self.rate * (now - self.latest))
            self.latest = now
        return self.latest - now

    def allow(self, cost=1):
        self._refill()
        if self.state["tokens"] + 1e-9 < cost:
            return False
        self.state["tokens"] = max(0.0, self.state["tokens"] - cost)
        return True

    def wait(self, cost=1):
        behind = self._refill()
        if self.state["tokens"] + 1e-9 >= cost:
            return 0.0
        if cost > self.burst or self.rate == 0:
            return math.inf
        return behind + (cost - self.state["tokens"]) / self.rate
