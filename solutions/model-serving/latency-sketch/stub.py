class Sketch:
    """Percentiles of latencies with a relative error of at most alpha, in few counters that can be merged."""

    def __init__(self, alpha: float = 0.01) -> None:
        raise NotImplementedError

    def add(self, x: float, count: int = 1) -> None:
        """Add the value x >= 0 `count` times; ValueError if it is negative."""
        raise NotImplementedError

    def merge(self, other: "Sketch") -> None:
        """Add all that `other` holds, which stays as it was; ValueError if its alpha differs."""
        raise NotImplementedError

    def quantile(self, q: float) -> float:
        """Return about the value at index floor(q * (n - 1)) of the sorted values, NaN without any."""
        raise NotImplementedError

    def size(self) -> int:
        """Return how many counters are kept."""
        raise NotImplementedError
