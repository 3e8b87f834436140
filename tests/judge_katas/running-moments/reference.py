class RunningMoments:
    """Mean and population variance of a stream of numbers, in constant memory."""

    def __init__(self) -> None:
        """Start with no number."""
        self.count = 0
        self.centre = 0.0
        self.spread = 0.0

    def push(self, value: float) -> None:
        """Take the next number (Welford's update)."""
        self.count += 1
        step = value - self.centre
        self.centre += step / self.count
        self.spread += step * (value - self.centre)

    def mean(self) -> float:
        """Return the mean so far; ValueError before the first number."""
        if not self.count:
            raise ValueError("no number yet")
        return self.centre

    def variance(self) -> float:
        """Return the population variance so far; ValueError before the first number."""
        if not self.count:
            raise ValueError("no number yet")
        return self.spread / self.count
