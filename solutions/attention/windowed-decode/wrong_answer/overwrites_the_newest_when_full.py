"""overwrites the newest token once the window is full and keeps the oldest ones for ever"""

import numpy as np


class WindowedDecoder:
    def __init__(self, window, slope=0.0):
        self.window, self.slope, self.used = window, slope, 0

    def step(self, q, k, v):
        if self.used == 0:
            self.keys = np.zeros((self.window, *k.shape))
            self.values = np.zeros((self.window, *v.shape))
        slot = min(self.used, self.window - 1)
        self.keys[slot] = k
        self.values[slot] = v
        self.used = slot + 1
        keys, values = self.keys[: self.used], self.values[: self.used]
        scores = np.einsum("hd,nhd->hn", q, keys) / np.sqrt(q.shape[-1])
        scores -= self.slope * (slot - np.arange(self.used))
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return np.einsum("hn,nhe->he", weights, values)
