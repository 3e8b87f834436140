"""makes the buffers with the number type of the first token, so that integers cut off what follows"""

import numpy as np


class WindowedDecoder:
    def __init__(self, window, slope=0.0):
        self.window, self.slope, self.t = window, slope, 0

    def step(self, q, k, v):
        if self.t == 0:
            self.keys = np.stack([np.zeros_like(k)] * self.window)
            self.values = np.stack([np.zeros_like(v)] * self.window)
        here = self.t % self.window
        self.keys[here], self.values[here] = k, v
        self.t += 1
        order = [(here - back) % self.window for back in range(min(self.t, self.window))]
        keys, values = self.keys[order], self.values[order]
        scores = np.einsum("hd,nhd->hn", q, keys) / np.sqrt(q.shape[-1]) - self.slope * np.arange(len(order))
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.einsum("hn,nhe->he", weights / weights.sum(axis=-1, keepdims=True), values)
