"""Divides in float64 and rounds to float32, and finds bad entries by subtracting the gradient from itself."""

import numpy as np


class LossScaler:
    def __init__(self, init=65536.0, growth=2.0, backoff=0.5, interval=2000, floor=1.0):
        self.s = np.float64(init)
        self.growth, self.backoff, self.interval, self.floor = growth, backoff, interval, floor
        self.history = []
        self.flags = {}

    def scale(self, loss):
        return loss * self.s

    def unscale(self, grads, key=0):
        if key in self.flags:
            raise RuntimeError("already done")
        found = False
        out = [None] * len(grads)
        with np.errstate(invalid="ignore"):
            for place, grad in enumerate(grads):
                if grad is not None:
                    double = np.asarray(grad, dtype=np.float64)
                    found = found or bool(np.any((double - double) != 0))
                    out[place] = np.asarray(double / self.s, dtype=np.float32)
        self.flags[key] = found
        return out

    def step(self, fn, key=0):
        try:
            bad = self.flags[key]
        except KeyError:
            raise RuntimeError("unscale first") from None
        return False if bad else (fn(), True)[1]

    def update(self):
        if len(self.flags) == 0:
            raise RuntimeError("no gradients")
        self.history.append(any(self.flags.values()))
        if self.history[-1]:
            self.s = np.maximum(self.s * self.backoff, self.floor)
            self.history = []
        elif len(self.history) == self.interval:
            self.s = self.s * self.growth
            self.history = []
        self.flags = {}
        return self.s
