"""buckets numbered from below, in a sorted array with counts"""

import numpy as np


class Sketch:
    def __init__(self, alpha=0.01):
        self.alpha = alpha
        self.base = np.log1p(alpha) - np.log1p(-alpha)
        self.keys = np.array([], dtype=np.int64)
        self.counts = np.array([], dtype=np.int64)

    def _put(self, keys, counts):
        both = np.concatenate([self.keys, keys])
        self.keys, where = np.unique(both, return_inverse=True)
        total = np.zeros(len(self.keys), dtype=np.int64)
        np.add.at(total, where, np.concatenate([self.counts, counts]))
        self.counts = total

    def add(self, x, count=1):
        if x < 0:
            raise ValueError("negative")
        key = np.iinfo(np.int64).min if x == 0 else int(np.floor(np.log(float(x)) / self.base))
        self._put(np.array([key]), np.array([count]))

    def merge(self, other):
        if other.alpha != self.alpha:
            raise ValueError("alpha")
        self._put(other.keys, other.counts)

    def quantile(self, q):
        if not len(self.keys):
            return np.nan
        ends = self.counts.cumsum()
        key = self.keys[np.searchsorted(ends, int(q * (ends[-1] - 1)), side="right")]
        if key == np.iinfo(np.int64).min:
            return 0.0
        return np.exp(key * self.base) * (1 + self.alpha)

    def size(self):
        return len(self.keys)
