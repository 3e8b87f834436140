class Sketch:
    """A deterministic summary of a stream: quantiles whose rank is wrong by at most eps times the count."""

    def __init__(self, eps: float) -> None:
        raise NotImplementedError

    def insert(self, x: float) -> None:
        """Take the next value."""
        raise NotImplementedError

    def query(self, q: float) -> float:
        """Return an inserted value whose rank is about max(1, ceil(q * n)); NaN without any."""
        raise NotImplementedError

    def size(self) -> int:
        """Return how many of the inserted values are kept."""
        raise NotImplementedError
