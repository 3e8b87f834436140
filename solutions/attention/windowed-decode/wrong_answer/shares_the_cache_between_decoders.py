"""keeps the tokens on the class, so that all decoders write into one cache"""

import numpy as np


class WindowedDecoder:
    tokens = []

    def __init__(self, window, slope=0.0):
        self.window = window
        self.slope = slope

    def step(self, q, k, v):
        self.tokens.append((np.array(k, dtype=float), np.array(v, dtype=float)))
        del self.tokens[: -self.window]
        keys = np.stack([key for key, _ in self.tokens])
        values = np.stack([value for _, value in self.tokens])
        back = np.arange(len(keys))[::-1]
        scores = np.einsum("hd,nhd->hn", q, keys) * q.shape[-1] ** -0.5 - self.slope * back
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.einsum("hn,nhe->he", weights / weights.sum(axis=-1, keepdims=True), values)
