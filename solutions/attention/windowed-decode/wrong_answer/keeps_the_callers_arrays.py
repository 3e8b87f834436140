"""keeps references to the caller's arrays, which change under it when the caller fills them anew"""

from collections import deque

import numpy as np


class WindowedDecoder:
    def __init__(self, window, slope=0.0):
        self.slope = slope
        self.keys = deque(maxlen=window)
        self.values = deque(maxlen=window)

    def step(self, q, k, v):
        self.keys.append(k)
        self.values.append(v)
        keys, values = np.stack(self.keys, axis=1), np.stack(self.values, axis=1)
        back = len(self.keys) - 1 - np.arange(len(self.keys))
        scores = np.einsum("hd,hnd->hn", q, keys) / np.sqrt(q.shape[-1]) - self.slope * back
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights = weights / weights.sum(axis=-1, keepdims=True)
        return np.einsum("hn,hne->he", weights, values)
