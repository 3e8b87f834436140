"""Shifts a buffer of fixed size by one place per step and hides the places that are still empty."""

import numpy as np


class WindowedDecoder:
    def __init__(self, window, slope=0.0):
        self.window, self.slope = window, slope
        self.buffers = None
        self.empty = np.ones(window, dtype=bool)

    def step(self, q, k, v):
        if self.buffers is None:
            self.buffers = [np.zeros((self.window, *part.shape)) for part in (k, v)]
        for buffer, part in zip(self.buffers, (k, v)):
            buffer[:-1] = buffer[1:].copy()
            buffer[-1] = part
        self.empty[:-1] = self.empty[1:].copy()
        self.empty[-1] = False
        keys, values = self.buffers
        scores = np.einsum("whd,hd->wh", keys, q) / np.sqrt(q.shape[-1])
        scores -= self.slope * np.arange(self.window)[::-1, None]
        scores[self.empty] = -np.inf
        weights = np.exp(scores - scores.max(axis=0))
        return np.einsum("wh,whe->he", weights / weights.sum(axis=0), values)
