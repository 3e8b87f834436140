"""Copies the input and writes zeros by index; remembers nothing but the mask."""

import numpy as np


class Dropout:
    def __init__(self, p, rng):
        if not (p >= 0.0 and p <= 1.0):
            raise ValueError("p must lie between 0 and 1")
        self.p = float(p)
        self.rng = rng
        self.state = "unused"

    def _apply(self, v):
        v = np.asarray(v)
        out = np.array(v, dtype=v.dtype if np.issubdtype(v.dtype, np.floating) else float)
        if self.dropped is not None:
            if self.p < 1.0:
                out /= out.dtype.type(1.0 - self.p)
            out[self.dropped] = 0.0
        return out

    def forward(self, x, train):
        self.state = "used"
        self.dropped = self.rng.random(np.shape(x)) < self.p if train else None
        return self._apply(x)

    def backward(self, g):
        if self.state == "unused":
            raise RuntimeError("call forward first")
        return self._apply(g)
