class Tiles:
    """Counts and sums over windows of event time, kept as one count and one sum per tile."""

    def __init__(self, tile: int, lateness: int) -> None:
        raise NotImplementedError

    def add(self, ts: int, x: float) -> bool:
        """Take an event in, or return False if it is too late."""
        raise NotImplementedError

    def query(self, t: int, width: int) -> tuple[int, float]:
        """Return (count, sum) of the events taken in with t - width <= ts < t."""
        raise NotImplementedError
