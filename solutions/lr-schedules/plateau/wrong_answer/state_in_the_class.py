"""keeps the best value and the counts in the class, so that all rules share them"""


class ReduceOnPlateau:
    best, n_bad, n_cooling = None, 0, 0

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
        self.lr, self.factor, self.patience, self.cooldown, self.min_lr = lr, factor, patience, cooldown, min_lr
        self.mode, self.threshold, self.threshold_mode = mode, threshold, threshold_mode
        cls = type(self)
        cls.best, cls.n_bad, cls.n_cooling = (float("inf") if mode == "min" else float("-inf")), 0, 0

    def step(self, metric):
        cls = type(self)
        metric = float(metric)
        margin = cls.best * self.threshold if self.threshold_mode == "rel" else self.threshold
        if abs(cls.best) == float("inf"):
            margin = 0.0
        better = metric < cls.best - margin if self.mode == "min" else metric > cls.best + margin
        if better:
            cls.best, cls.n_bad = metric, 0
        else:
            cls.n_bad += 1
        if cls.n_cooling > 0:
            cls.n_cooling -= 1
            cls.n_bad = 0
        if cls.n_bad > self.patience:
            self.lr = min(self.lr, max(self.lr * self.factor, self.min_lr))
            cls.n_cooling, cls.n_bad = self.cooldown, 0
        return self.lr
