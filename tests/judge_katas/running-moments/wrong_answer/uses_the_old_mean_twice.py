"""uses the mean before the update twice"""


class RunningMoments:
    def __init__(self):
        self.count, self.centre, self.spread = 0, 0.0, 0.0

    def push(self, value):
        self.count += 1
        step = value - self.centre
        self.centre += step / self.count
        self.spread += step * step

    def mean(self):
        if not self.count:
            raise ValueError("empty")
        return self.centre

    def variance(self):
        if not self.count:
            raise ValueError("empty")
        return self.spread / self.count
