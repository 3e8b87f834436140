"""takes the order of the slots for the order of time, which fails once the ring has wrapped round"""

import numpy as np


class WindowedDecoder:
    def __init__(self, window, slope=0.0):
        self.window = window
        self.slope = slope
        self.count = 0

    def step(self, q, k, v):
        if self.count == 0:
            self.keys = np.zeros((self.window, *k.shape))
            self.values = np.zeros((self.window, *v.shape))
        self.keys[self.count % self.window] = k
        self.values[self.count % self.window] = v
        self.count += 1
        n = min(self.count, self.window)
        distance = np.arange(n)[::-1]
        scores = np.einsum("hd,nhd->hn", q, self.keys[:n]) / np.sqrt(q.shape[-1])
        scores = scores - self.slope * distance
        scores = scores - scores.max(axis=1, keepdims=True)
        weights = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        return np.einsum("hn,nhe->he", weights, self.values[:n])
