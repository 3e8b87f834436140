from __future__ import annotations


class Moments:
    """Count, mean and variance of numbers that come one by one, in constant memory.

    n: the count; mean: NaN if empty. Both are attributes or properties.
    """

    def __init__(self) -> None:
        """Begin without numbers."""
        raise NotImplementedError

    def push(self, x: float) -> None:
        """Take in one number."""
        raise NotImplementedError

    def merge(self, other: Moments) -> Moments:
        """Return a new summary of the numbers of both, which stay as they are."""
        raise NotImplementedError

    def variance(self, ddof: int = 0) -> float:
        """Return the sum of squared deviations over n - ddof; NaN if n <= ddof."""
        raise NotImplementedError
