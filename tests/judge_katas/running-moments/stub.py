class RunningMoments:
    """Mean and population variance of a stream of numbers, in constant memory."""

    def push(self, value: float) -> None:
        """Take the next number."""
        raise NotImplementedError

    def mean(self) -> float:
        """Return the mean so far; ValueError before the first number."""
        raise NotImplementedError

    def variance(self) -> float:
        """Return the population variance so far; ValueError before the first number."""
        raise NotImplementedError
