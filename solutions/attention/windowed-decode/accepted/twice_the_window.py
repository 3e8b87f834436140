"""Writes through a buffer of twice the window and moves its later half to the front when it is full."""

import numpy as np


class WindowedDecoder:
    """A buffer of twice the window, moved to the front when it is full."""

    def __init__(self, window, slope=0.0):
        self.w, self.slope, self.n = window, slope, 0
        self.k = self.v = None

    def step(self, q, k, v):
        if self.k is None:
            self.k = np.zeros((2 * self.w,) + k.shape)
            self.v = np.zeros((2 * self.w,) + v.shape)
        if self.n == 2 * self.w:
            self.k[: self.w], self.v[: self.w] = self.k[self.w :], self.v[self.w :]
            self.n = self.w
        self.k[self.n], self.v[self.n] = k, v
        self.n += 1
        low = max(0, self.n - self.w)
        ks, vs = self.k[low : self.n], self.v[low : self.n]
        s = (ks * q).sum(-1) / np.sqrt(q.shape[-1]) - self.slope * np.arange(len(ks))[::-1, None]
        p = np.exp(s - s.max(0))
        return ((p / p.sum(0))[..., None] * vs).sum(0)
