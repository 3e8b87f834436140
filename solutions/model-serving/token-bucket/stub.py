from collections.abc import Callable


class Bucket:
    """A rate limiter: `rate` tokens per second flow in, `burst` are held at most, full at the start."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float]) -> None:
        raise NotImplementedError

    def allow(self, cost: float = 1) -> bool:
        """Take `cost` tokens and return True if they are there, otherwise take nothing and return False."""
        raise NotImplementedError

    def wait(self, cost: float = 1) -> float:
        """Return after how many seconds `allow(cost)` would succeed: 0.0 if at once, inf if never."""
        raise NotImplementedError
