"""keeps the whole stream"""


class RunningMoments:
    def __init__(self):
        self.values = []

    def push(self, value):
        self.values.append(value)

    def mean(self):
        if not self.values:
            raise ValueError("empty")
        return sum(self.values) / len(self.values)

    def variance(self):
        mean = self.mean()
        return sum((value - mean) ** 2 for value in self.values) / len(self.values)
