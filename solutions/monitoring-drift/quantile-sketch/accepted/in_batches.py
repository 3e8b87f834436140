"""collects a batch, sorts it, and takes it into the summary at once"""

import math


class Sketch:
    def __init__(self, eps):
        self.eps, self.n, self.batch, self.summary = eps, 0, [], []
        self.most = max(1, int(1 / (2 * eps)))

    def insert(self, x):
        self.batch.append(float(x))
        self.n += 1
        if len(self.batch) >= self.most:
            self._flush()

    def _flush(self):
        before = self.n - len(self.batch)
        span = max(0, int(2 * self.eps * before) - 1)
        merged, old = [], iter(self.summary)
        following = next(old, None)
        for x in sorted(self.batch):
            while following is not None and following[0] <= x:
                merged.append(following)
                following = next(old, None)
            merged.append((x, 1, span if merged and following is not None else 0))
        while following is not None:
            merged.append(following)
            following = next(old, None)
        room = int(2 * self.eps * self.n)
        kept = []
        for value, gap, width in reversed(merged):
            if kept and len(kept) > 0 and gap + kept[-1][1] + kept[-1][2] <= room and value != merged[0][0]:
                kept[-1] = (kept[-1][0], kept[-1][1] + gap, kept[-1][2])
            else:
                kept.append((value, gap, width))
        self.summary, self.batch = kept[::-1], []

    def query(self, q):
        if self.batch:
            self._flush()
        rank, low, best = max(1, math.ceil(q * self.n)), 0, (math.inf, math.nan)
        for value, gap, span in self.summary:
            low += gap
            error = max(rank - low, low + span - rank)
            if error < best[0]:
                best = (error, value)
        return best[1]

    def size(self):
        return len(self.summary) + len(self.batch)
