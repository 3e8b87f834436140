"""With sums taken about the first value."""

import dataclasses


@dataclasses.dataclass
class RunningMoments:
    first: float | None = None
    count: int = 0
    total: float = 0.0
    squares: float = 0.0

    def push(self, value):
        if self.first is None:
            self.first = value
        self.count += 1
        self.total += value - self.first
        self.squares += (value - self.first) ** 2

    def mean(self):
        if self.first is None:
            raise ValueError("empty")
        return self.first + self.total / self.count

    def variance(self):
        if self.first is None:
            raise ValueError("empty")
        return (self.squares - self.total**2 / self.count) / self.count
