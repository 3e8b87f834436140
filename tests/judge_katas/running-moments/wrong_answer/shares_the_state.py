"""keeps the state on the class"""


class RunningMoments:
    count, centre, spread = 0, 0.0, 0.0

    def push(self, value):
        cls = type(self)
        cls.count += 1
        step = value - cls.centre
        cls.centre += step / cls.count
        cls.spread += step * (value - cls.centre)

    def mean(self):
        if not self.count:
            raise ValueError("empty")
        return self.centre

    def variance(self):
        if not self.count:
            raise ValueError("empty")
        return self.spread / self.count
