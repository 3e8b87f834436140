"""Keeps the whole history of decisions as two clocks: when counting may begin and when the last improvement was."""


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
        self.rate, self.shrink, self.least = float(lr), factor, min_lr
        self.patience, self.cooldown = patience, cooldown
        self.maximise, self.margin, self.absolute = mode == "max", threshold, threshold_mode == "abs"
        self.seen, self.quiet_since, self.record = 0, 0, None

    def _beats(self, value):
        if value != value or value == (float("-inf") if self.maximise else float("inf")):
            return False
        if self.record is None:
            return True
        if self.maximise:
            return value > (self.record + self.margin if self.absolute else self.record * (1 + self.margin))
        return value < (self.record - self.margin if self.absolute else self.record * (1 - self.margin))

    def step(self, metric):
        value = float(metric)
        self.seen += 1
        if self._beats(value):
            self.record = value
            self.quiet_since = max(self.quiet_since, self.seen)
        if self.seen - self.quiet_since > self.patience:
            self.rate = max(self.rate * self.shrink, self.least) if self.rate > self.least else self.rate
            self.quiet_since = self.seen + self.cooldown
        return self.rate
