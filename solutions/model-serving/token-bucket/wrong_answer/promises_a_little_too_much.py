"""takes a cost a little above the burst for one that comes in time"""

import math
from collections.abc import Callable

SLACK = 1e-9


class Bucket:
    def __init__(self, rate: float, burst: float, clock: Callable[[], float]) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self.tokens, self.latest = float(burst), clock()

    def _refill(self) -> float:
        """Let the tokens flow in until now, and return by how much the clock lies behind its latest time."""
        now = self.clock()
        if now > self.latest:
            self.tokens = min(self.burst, self.tokens + self.rate * (now - self.latest))
            self.latest = now
        return self.latest - now

    def allow(self, cost: float = 1) -> bool:
        self._refill()
        if self.tokens + SLACK < cost:
            return False
        self.tokens = max(0.0, self.tokens - cost)
        return True

    def wait(self, cost: float = 1) -> float:
        behind = self._refill()
        if self.tokens + SLACK >= cost:
            return 0.0
        if cost > self.burst * (1 + 1e-6) or self.rate == 0:
            return math.inf
        return behind + (cost - self.tokens) / self.rate
