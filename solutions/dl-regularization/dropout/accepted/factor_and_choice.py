"""Keeps factors of 0 or 1/(1 - p), and multiplies only where they are not zero."""

import numpy as np


class Dropout:
    factors = None

    def __init__(self, p, rng):
        if np.isnan(p) or p < 0 or p > 1:
            raise ValueError(p)
        self.p, self.rng = p, rng

    @staticmethod
    def times(values, factors):
        values = np.asarray(values)
        if values.dtype.kind != "f":
            values = values.astype(np.float64)
        out = np.zeros(values.shape, values.dtype)
        np.multiply(values, factors.astype(values.dtype), out=out, where=factors > 0)
        return out

    def forward(self, x, train):
        shape = np.shape(x)
        if not train:
            self.factors = np.ones(shape)
        else:
            kept = ~(self.rng.random(shape) < self.p)
            self.factors = np.zeros(shape) if self.p == 1 else kept * (1.0 / (1.0 - self.p))
        self.factors = np.asarray(self.factors)
        return self.times(x, self.factors)

    def backward(self, g):
        if self.factors is None:
            raise RuntimeError
        return self.times(g, self.factors)
