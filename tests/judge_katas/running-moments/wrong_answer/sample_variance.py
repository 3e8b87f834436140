"""divides by one less than the count"""


class RunningMoments:
    def __init__(self):
        self.count, self.centre, self.spread = 0, 0.0, 0.0

    def push(self, value):
        self.count += 1
        step = value - self.centre
        self.centre += step / self.count
        self.spread += step * (value - self.centre)

    def mean(self):
        if self.count == 0:
            raise ValueError("empty")
        return self.centre

    def variance(self):
        if self.count == 0:
            raise ValueError("empty")
        return self.spread / max(self.count - 1, 1)
