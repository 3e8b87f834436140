"""By merging each number as a group of one (Chan's formula)."""


class RunningMoments:
    def __init__(self):
        self.state = (0, 0.0, 0.0)

    def push(self, value):
        n, mean, spread = self.state
        delta = value - mean
        self.state = (n + 1, mean + delta / (n + 1), spread + delta * delta * n / (n + 1))

    def _need(self):
        if self.state[0] == 0:
            raise ValueError("empty")
        return self.state

    def mean(self):
        return self._need()[1]

    def variance(self):
        n, _, spread = self._need()
        return spread / n
