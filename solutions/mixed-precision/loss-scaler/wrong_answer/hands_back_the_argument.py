"""returns the very array that came in if the scale is 1"""

import numpy as np


class LossScaler:
    def __init__(self, init=65536.0, growth=2.0, backoff=0.5, interval=2000, floor=1.0):
        self.factor = float(init)
        self.growth, self.backoff, self.interval, self.floor = growth, backoff, interval, floor
        self.n_clean = 0
        self.is_bad = {}  # by optimizer, for this iteration only

    def scale(self, loss):
        return loss * self.factor

    def unscale(self, grads, key=0):
        if key in self.is_bad:
            raise RuntimeError(f"the gradients of {key!r} were unscaled already")
        # To float32 first: divided in half precision they would underflow, which the scale was to prevent.
        wide = [None if g is None else np.asarray(g, dtype=np.float32) for g in grads]
        self.is_bad[key] = not all(np.isfinite(g).all() for g in wide if g is not None)
        return [g if g is None or self.factor == 1 else g / np.float32(self.factor) for g in wide]

    def step(self, fn, key=0):
        if key not in self.is_bad:
            raise RuntimeError(f"unscale the gradients of {key!r} first")
        if self.is_bad[key]:
            return False
        fn()
        return True

    def update(self):
        if not self.is_bad:
            raise RuntimeError("nothing was unscaled since the last update")
        if any(self.is_bad.values()):
            self.factor = max(self.factor * self.backoff, self.floor)
            self.n_clean = 0
        else:
            self.n_clean += 1
            if self.n_clean == self.interval:
                self.factor *= self.growth
                self.n_clean = 0
        self.is_bad = {}
        return self.factor
