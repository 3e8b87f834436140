"""Turns mode max into min by the sign of the metric, and counts patience down."""

from math import inf


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
        self.lr, self.mode, self.factor, self.min_lr = lr, mode, factor, min_lr
        self.patience, self.cooldown = patience, cooldown
        self.threshold, self.threshold_mode = threshold, threshold_mode
        self.best, self.left, self.cooling = inf, patience, 0

    def step(self, metric):
        loss = float(metric) if self.mode == "min" else -float(metric)
        bound = self.best
        if self.best != inf:
            # With the metric's own sign: m * (1 + thr) in mode max is loss * (1 + thr).
            ratio = 1 - self.threshold if self.mode == "min" else 1 + self.threshold
            bound = self.best - self.threshold if self.threshold_mode == "abs" else self.best * ratio
        if loss < bound:
            self.best, self.left = loss, self.patience
        elif self.cooling == 0:
            self.left -= 1
        if self.cooling:
            self.cooling -= 1
            self.left = self.patience
        if self.left < 0:
            if self.lr > self.min_lr:
                self.lr = max(self.min_lr, self.factor * self.lr)
            self.left, self.cooling = self.patience, self.cooldown
        return self.lr
