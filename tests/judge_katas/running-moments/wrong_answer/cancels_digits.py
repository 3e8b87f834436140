"""subtracts two large sums of squares"""


class RunningMoments:
    def __init__(self):
        self.count, self.total, self.squares = 0, 0.0, 0.0

    def push(self, value):
        self.count += 1
        self.total += value
        self.squares += value * value

    def mean(self):
        if self.count == 0:
            raise ValueError("empty")
        return self.total / self.count

    def variance(self):
        return self.squares / self.count - self.mean() ** 2 if self.count else self.mean()
