"""turns the gradient into the type of the input"""

import numpy as np


class Dropout:
    def __init__(self, p, rng):
        if not 0 <= p <= 1:
            raise ValueError(f"p is a probability, not {p}")
        self.p, self.rng = p, rng
        self.apply = None

    def forward(self, x, train):
        x = np.asarray(x)
        self.kind = x.dtype if x.dtype.kind == "f" else np.float64
        if train:
            self.apply = self._masked(self.rng.random(x.shape) >= self.p)
        else:
            self.apply = _as_it_is
        return self.apply(x)

    def backward(self, g):
        if self.apply is None:
            raise RuntimeError("backward before forward")
        return self.apply(np.asarray(g)).astype(self.kind)

    def _masked(self, kept):
        def apply(values):
            # np.where, since infinity times zero is NaN; with p = 1 nothing is kept and nothing divided.
            return np.where(kept, _as_it_is(values) / (1 - self.p or 1), 0)

        return apply


def _as_it_is(values):
    return values.astype(values.dtype if values.dtype.kind == "f" else np.float64)
