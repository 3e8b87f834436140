"""All that the judge may know of a kata: where its programs lie, what must be defined, which tests pass."""

from __future__ import annotations

from dataclasses import dataclass

from drill.cards import Example

SECONDS_FLOOR = 10.0
CALL_SECONDS_FLOOR = 2.0


@dataclass(frozen=True, slots=True)
class Work:
    """A kata as the judge sees it.

    `folder` holds suite.py, reference.py and wrong_answer/. `tests` are the names of the suite's test
    functions, in its order, as they were when the kata was checked: a submission passes only if exactly these
    pass. `seconds` limits a whole submission; it is many times what the reference takes.
    """

    id: str
    folder: str
    entry: tuple[str, ...]
    requires: tuple[str, ...] = ("numpy",)
    examples: tuple[Example, ...] = ()
    tests: tuple[str, ...] = ()
    seconds: float = SECONDS_FLOOR

    @property
    def call_seconds(self) -> float:
        """Return the limit of a single call, in seconds: a fifth of the whole."""
        return max(CALL_SECONDS_FLOOR, self.seconds / 5)
