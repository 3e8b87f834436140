class RunningMoments:
    def __init__(self):
        self.n = self.m = self.s = 0

    def push(self, value):
        self.n += 1
        d = value - self.m
        self.m += d / self.n
        self.s += d * (value - self.m)

    def mean(self):
        if not self.n:
            raise ValueError
        return self.m

    def variance(self):
        if not self.n:
            raise ValueError
        return self.s / (self.n - 1) if self.n > 1 else self.s
