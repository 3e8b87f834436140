class Detector:
    """Page-Hinkley: watches a stream for a shift of its mean, "up", "down" or "both"."""

    def __init__(self, delta: float, threshold: float, direction: str = "up") -> None:
        raise NotImplementedError

    def update(self, x: float) -> bool:
        """Take the next value; return True if there is an alarm, after which everything starts anew."""
        raise NotImplementedError
