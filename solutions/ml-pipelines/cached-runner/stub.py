from collections.abc import Callable, Sequence
from typing import Any


class Runner:
    """Runs tasks that need one another, and none whose result is known."""

    def __init__(self) -> None:
        raise NotImplementedError

    def define(self, name: str, version: Any, needs: Sequence[str], run: Callable[..., Any]) -> None:
        """Add the task, or replace the one of that name."""
        raise NotImplementedError

    def get(self, name: str) -> Any:
        """Return the value of the task, running only what isn't known."""
        raise NotImplementedError
