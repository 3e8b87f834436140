class RunningMoments:
    __slots__ = ("n", "m", "s")

    def __init__(self):
        self.n = self.m = self.s = 0

    def __reduce__(self):
        return (RunningMoments, ())

    def push(self, value):
        self.n += 1
        d = value - self.m
        self.m += d / self.n
        self.s += d * (value - self.m)

    def mean(self):
        if self.n < 1:
            raise ValueError
        return self.m

    def variance(self):
        if self.n < 1:
            raise ValueError
        return self.s / self.n
