"""leaves the rate alone where a cut would change it by less than 1e-8"""

import math


class ReduceOnPlateau:
    def __init__(
        self,
        lr,
        mode="min",
        factor=0.1,
        patience=10,
        threshold=1e-4,
        threshold_mode="rel",
        cooldown=0,
        min_lr=0.0,
    ):
        self.lr, self.factor, self.min_lr = lr, factor, min_lr
        self.patience, self.cooldown = patience, cooldown
        self.sign = 1 if mode == "min" else -1
        self.threshold, self.relative = threshold, threshold_mode == "rel"
        self.best = self.sign * math.inf
        self.n_bad = self.n_cooling = 0

    def step(self, metric):
        metric = float(metric)
        if self._is_better(metric):
            self.best, self.n_bad = metric, 0
        else:
            self.n_bad += 1
        if self.n_cooling > 0:
            self.n_cooling -= 1
            self.n_bad = 0
        if self.n_bad > self.patience:
            lowered = min(self.lr, max(self.lr * self.factor, self.min_lr))
            if self.lr - lowered > 1e-8:
                self.lr = lowered
            self.n_cooling, self.n_bad = self.cooldown, 0
        return self.lr

    def _is_better(self, metric):
        """NaN is never better, since every comparison with it is false."""
        bound = self.best * (1 - self.sign * self.threshold) if self.relative else self.best - self.sign * self.threshold
        return self.sign * metric < self.sign * bound
