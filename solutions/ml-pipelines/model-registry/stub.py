from collections.abc import Callable


class Registry:
    """Versions of a model, their states, and a record of all moves."""

    def __init__(self, clock: Callable[[], float]) -> None:
        raise NotImplementedError

    def register(self, digest: str, by: str) -> int:
        """Return the version of the digest, a new candidate if it is unknown."""
        raise NotImplementedError

    def promote(self, version: int, by: str) -> None:
        """Make a candidate or archived version the one in production."""
        raise NotImplementedError

    def reject(self, version: int, by: str) -> None:
        """Reject a candidate or archived version for good."""
        raise NotImplementedError

    def rollback(self, by: str) -> int:
        """Reject production, bring back what was there before it, and return that."""
        raise NotImplementedError

    def production(self) -> int | None:
        """Return the version in production, or None."""
        raise NotImplementedError

    def state(self, version: int) -> str:
        """Return "candidate", "production", "archived" or "rejected"."""
        raise NotImplementedError

    def history(self) -> list[tuple[float, str, int, str]]:
        """Return the moves so far as (time, action, version, by)."""
        raise NotImplementedError
