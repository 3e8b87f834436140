"""attends to the zeros of slots that have not been filled yet"""

import numpy as np


class WindowedDecoder:
    def __init__(self, window, slope=0.0):
        self.window, self.slope, self.step_count = window, slope, 0
        self.k = self.v = None

    def step(self, q, k, v):
        if self.k is None:
            self.k = np.zeros((self.window,) + k.shape)
            self.v = np.zeros((self.window,) + v.shape)
        pos = self.step_count % self.window
        self.k[pos], self.v[pos] = k, v
        self.step_count += 1
        age = (pos - np.arange(self.window)) % self.window
        scores = np.einsum("hd,whd->hw", q, self.k) / np.sqrt(q.shape[-1]) - self.slope * age
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights = weights / weights.sum(axis=-1, keepdims=True)
        return np.einsum("hw,whe->he", weights, self.v)
