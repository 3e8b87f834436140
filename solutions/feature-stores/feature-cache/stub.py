from collections.abc import Callable, Hashable
from typing import Any


class FeatureCache:
    """Keeps the `capacity` most recently used values, none older than `ttl`."""

    def __init__(self, capacity: int, ttl: float, clock: Callable[[], float]) -> None:
        raise NotImplementedError

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value of a living entry and mark it as used, or the default."""
        raise NotImplementedError

    def put(self, key: Hashable, value: Any) -> None:
        """Store a value, making room if there is none."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return the number of living entries."""
        raise NotImplementedError
