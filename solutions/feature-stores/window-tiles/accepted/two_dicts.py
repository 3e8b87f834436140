"""keeps counts and sums in two dicts and goes over the stored tiles"""

import math
from collections import Counter


class Tiles:
    def __init__(self, tile, lateness):
        self.tile = tile
        self.lateness = lateness
        self.counts, self.sums = Counter(), {}
        self.watermark = -math.inf

    def add(self, ts, x):
        if ts < self.watermark:
            return False
        self.watermark = max(self.watermark, ts - self.lateness)
        start = math.floor(ts / self.tile) * self.tile
        self.counts[start] += 1
        self.sums[start] = self.sums.get(start, 0) + x
        return True

    def query(self, t, width):
        if width < 0 or any(value % self.tile != 0 for value in (t, width)):
            raise ValueError((t, width))
        starts = [start for start in self.counts if t - width <= start < t]
        return sum(self.counts[start] for start in starts), sum(self.sums[start] for start in starts)
