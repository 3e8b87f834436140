"""Keeps the seen and the bad keys in two sets, and multiplies by the inverse of the scale."""

import numpy as np


class LossScaler:
    def __init__(self, init=65536.0, growth=2.0, backoff=0.5, interval=2000, floor=1.0):
        self.value, self.options = init, (growth, backoff, interval, floor)
        self.seen, self.bad, self.left = set(), set(), interval

    def scale(self, loss):
        return self.value * loss

    def unscale(self, grads, key=0):
        if key in self.seen:
            raise RuntimeError("unscaled twice")
        self.seen.add(key)
        inverse = np.float32(1 / self.value)
        out = []
        for grad in grads:
            if grad is None:
                out.append(None)
                continue
            wide = np.array(grad).astype(np.float32)
            if np.isnan(wide).any() or np.isinf(wide).any():
                self.bad.add(key)
            wide *= inverse
            out.append(wide)
        return out

    def step(self, fn, key=0):
        if key not in self.seen:
            raise RuntimeError("not unscaled")
        if key not in self.bad:
            fn()
        return key not in self.bad

    def update(self):
        growth, backoff, interval, floor = self.options
        if not self.seen:
            raise RuntimeError("nothing to judge by")
        self.left = interval if self.bad else self.left - 1
        if self.bad:
            self.value = self.value * backoff if self.value * backoff > floor else floor
        elif self.left == 0:
            self.value, self.left = self.value * growth, interval
        self.seen, self.bad = set(), set()
        return self.value
