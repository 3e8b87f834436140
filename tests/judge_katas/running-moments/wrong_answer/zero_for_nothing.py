"""returns zero for an empty stream"""


class RunningMoments:
    def __init__(self):
        self.count, self.centre, self.spread = 0, 0.0, 0.0

    def push(self, value):
        self.count += 1
        step = value - self.centre
        self.centre += step / self.count
        self.spread += step * (value - self.centre)

    def mean(self):
        return self.centre

    def variance(self):
        return self.spread / self.count if self.count else 0.0
