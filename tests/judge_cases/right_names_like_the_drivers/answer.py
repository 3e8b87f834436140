def moments_after(values):
    raise RuntimeError("not the driver")


bytes_kept = two_streams = mean_of_nothing = variance_of_nothing = moments_after
answer = reference = suite = drive = pickle = None


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
            raise ValueError("nothing")
        return self.m

    def variance(self):
        if not self.n:
            raise ValueError("nothing")
        return self.s / self.n
